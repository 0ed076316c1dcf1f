import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import {
  type Address,
  BaseError,
  ContractFunctionRevertedError,
  erc20Abi,
  type Hex,
  isAddress,
  maxUint256,
  parseAbi,
  zeroAddress,
} from "viem";
import { getBalance } from "viem/actions";
import { addressOf, contracts } from "../../../chain/contracts.ts";
import { governance } from "../../../chain/governance.ts";
import { publicClient } from "../../../chain/wagmi.ts";
import { marketKey, readCurrency, TIERS, type Tier } from "../../../data/index.ts";
import type { Currency } from "../../../format/index.ts";
import { errorsAbi } from "../../../generated/errors.ts";
import { contractNamed } from "../decode/known.ts";
import type { StoredTierTerms } from "../words/market.tsx";
import { coin } from "../words/pieces.tsx";
import { type RoleLabel, readRoleLabels } from "../words/roles.ts";
import { IMPLEMENTATION_SLOT, readCodeHash, readImplementationOf } from "../words/useCode.ts";

/** A token that the treasury can pay with. */
export interface TokenFact {
  /** Zero for the chain's own coin. */
  address: Address;
  currency: Currency;
  /** What the treasury holds. */
  balance: bigint;
  /** What its signers may spend in 31 days without a vote. */
  limit: bigint;
}

/** What the chain says of an address that is to be the new code of a contract. */
export interface ImplementationFact {
  /** Of its code; null where there is none. */
  hash: Hex | null;
  /** It says that it is made for proxies like ours (ERC-1822). */
  upgradeable: boolean;
}

/** What forms need to know of the chain. */
export interface Facts {
  /** {1e18 = 100 %}; `most` is what the contract itself names when it is asked for more. */
  commission: { rate: bigint; most: bigint | undefined };
  tiers: Readonly<Record<Tier, StoredTierTerms>>;
  /** What a challenge takes, and what pays the rewards of upheld ones {CRBN}. */
  challenges: { bond: bigint; rewardsAvailable: bigint };
  tokens: readonly TokenFact[];
  roles: readonly RoleLabel[];
  /** Tokens by lower-case address that are not in the list; null where there is no such token. */
  otherTokens: Readonly<Record<string, TokenFact | null>>;
  /** By lower-case address. */
  implementations: Readonly<Record<string, ImplementationFact>>;
  /** The present implementations, by the proxies' names. */
  current: Readonly<Record<string, Address>>;
}

/** Addresses that were typed and that the chain is asked about. */
export interface Lookups {
  tokens: readonly Address[];
  implementations: readonly Address[];
  proxies: readonly string[];
}

const { challenges, creditMarket, crbn, stakedCrbn } = contracts;
const uupsAbi = parseAbi(["function proxiableUUID() view returns (bytes32)"]);

/** Asks the market for an impossible commission: its refusal names the most that is possible. */
async function readMostCommission(): Promise<bigint | undefined> {
  try {
    await publicClient.simulateContract({
      address: creditMarket.address,
      abi: [...creditMarket.abi, ...errorsAbi],
      functionName: "setCommission",
      args: [maxUint256],
      account: addressOf("Timelock"),
    });
  } catch (error) {
    const reverted =
      error instanceof BaseError && error.walk((cause) => cause instanceof ContractFunctionRevertedError);
    const data = reverted instanceof ContractFunctionRevertedError ? reverted.data : undefined;
    if (data?.errorName === "CommissionTooHigh") return data.args?.[1] as bigint;
  }
  return undefined;
}

async function readToken(address: Address): Promise<TokenFact> {
  const treasury = addressOf("TreasurySafe");
  const native = address === zeroAddress;
  const [currency, balance, limit] = await Promise.all([
    native ? coin : readCurrency(address),
    native
      ? getBalance(publicClient, { address: treasury })
      : publicClient.readContract({ address, abi: erc20Abi, functionName: "balanceOf", args: [treasury] }),
    publicClient.readContract({ ...governance.spendingGuard, functionName: "limitOf", args: [address] }),
  ]);
  return { address, currency, balance, limit };
}

async function readImplementation(address: Address): Promise<ImplementationFact> {
  const [hash, uuid] = await Promise.all([
    readCodeHash(address),
    publicClient.readContract({ address, abi: uupsAbi, functionName: "proxiableUUID" }).catch(() => undefined),
  ]);
  return { hash, upgradeable: uuid === IMPLEMENTATION_SLOT };
}

async function readCurrent(name: string): Promise<[string, Address]> {
  return [name, await readImplementationOf(contractNamed(name)?.address ?? zeroAddress)];
}

/** The tokens that are always offered. */
function usualTokens(): Address[] {
  const usdc = contractNamed("USDC")?.address;
  return [...(usdc ? [usdc] : []), crbn.address, zeroAddress];
}

async function byAddress<Value>(addresses: readonly Address[], read: (address: Address) => Promise<Value>) {
  const entries = addresses.map(async (address) => [address.toLowerCase(), await read(address)] as const);
  return Object.fromEntries(await Promise.all(entries));
}

/** Reads what the forms need, and what the chain says of the addresses that were typed. */
export async function readFacts({ tokens, implementations, proxies }: Lookups): Promise<Facts> {
  const [rate, most, bond, rewardsAvailable, terms, usual, roles, other, found, current] = await Promise.all([
    publicClient.readContract({ ...creditMarket, functionName: "commissionRate" }),
    readMostCommission(),
    publicClient.readContract({ ...challenges, functionName: "bond" }),
    publicClient.readContract({ ...challenges, functionName: "rewardsAvailable" }),
    Promise.all(
      TIERS.map((tier) => publicClient.readContract({ ...stakedCrbn, functionName: "tierTerms", args: [tier] })),
    ),
    Promise.all(usualTokens().map(readToken)),
    readRoleLabels(),
    byAddress(tokens, (address) => readToken(address).catch(() => null)),
    byAddress(implementations, readImplementation),
    Promise.all(proxies.map(readCurrent)),
  ]);
  return {
    commission: { rate, most },
    challenges: { bond, rewardsAvailable },
    tiers: Object.fromEntries(TIERS.map((tier, index) => [tier, terms[index]])) as Facts["tiers"],
    tokens: usual,
    roles,
    otherTokens: other,
    implementations: found,
    current: Object.fromEntries(current),
  };
}

/** Keeps only what is an address. */
export function addressesIn(texts: readonly (string | undefined)[]): Address[] {
  const found = texts.map((text) => text?.trim() ?? "").filter((text): text is Address => isAddress(text));
  return [...new Set(found.map((address) => address.toLowerCase() as Address))].sort();
}

/** What forms need to know, kept current. */
export function useFacts(lookups: Lookups): UseQueryResult<Facts> {
  return useQuery({
    queryKey: [...marketKey, "composer", lookups.tokens, lookups.implementations, lookups.proxies],
    queryFn: () => readFacts(lookups),
    refetchInterval: 20_000,
    placeholderData: (previous) => previous,
  });
}
