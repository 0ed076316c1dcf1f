import rawDeployment from "virtual:deployment";
import type { Address } from "viem";
import { isAddress } from "viem";

/** The contracts that `deployments/<chainId>.json` names, as far as the page uses them. */
export type ContractName =
  | "ProjectRegistry"
  | "Curation"
  | "Challenges"
  | "CarbonCredit"
  | "CreditIssuance"
  | "CreditMetadata"
  | "Allotments"
  | "Custody"
  | "Provenance"
  | "Impairments"
  | "RetirementDesk"
  | "RetirementCertificate"
  | "CertificateNotes"
  | "CreditMarket"
  | "CRBN"
  | "TokenVesting"
  | "MerkleAirdrop"
  | "StakedCRBN"
  | "RewardReserve"
  | "AccessManager"
  | "Timelock"
  | "CarbontraceGovernor"
  | "Guardian"
  | "SignalPolls"
  | "CodePin"
  | "TreasuryModule"
  | "SpendingGuard"
  | "TreasurySafe"
  | "GuardianSafe"
  | "CertificateRenderer"
  | "PoolFactory"
  | "PoolBeacon"
  | "OrderBoard"
  | "RetirementRouter"
  | "LiquidityMining"
  | "UniswapV2Factory"
  | "UniswapV2Router"
  | "UniswapV2Pair"
  | "WETH"
  | "Permit2"
  | "USDC"
  | "TestUSDC"
  | "Faucet";

/** What pays for gas on a chain, counted in 1e-18. */
export interface Coin {
  symbol: string;
  decimals: 18;
}

const ETHER: Coin = { symbol: "ETH", decimals: 18 };

/** Where the contracts are. */
export interface Deployment {
  addresses: Partial<Record<ContractName, Address>>;
  /** The block from which logs are searched. */
  startBlock: bigint;
  /** Ether where the address book names none. */
  coin: Coin;
}

/**
 * Reads an address book, `{ contracts: { Name: { address } }, startBlock, coin: { symbol } }`; an entry may be the address itself and may
 * name its own block. Null when there is none.
 */
export function parseDeployment(raw: unknown): Deployment | null {
  if (typeof raw !== "object" || raw === null) return null;
  const { contracts = {}, startBlock, coin } = raw as Book;
  const addresses: Record<string, Address> = {};
  const blocks = isNumber(startBlock) ? [BigInt(startBlock)] : [];
  for (const [name, entry] of Object.entries(contracts)) {
    const fields =
      typeof entry === "object" && entry !== null ? (entry as Record<string, unknown>) : { address: entry };
    if (typeof fields.address !== "string" || !isAddress(fields.address, { strict: false })) continue;
    addresses[name] = fields.address;
    if (isNumber(fields.block)) blocks.push(BigInt(fields.block));
  }
  if (Object.keys(addresses).length === 0) return null;
  return { addresses, startBlock: blocks.sort((a, b) => (a < b ? -1 : 1))[0] ?? 0n, coin: coinOf(coin) };
}

/** A book as it may be: nothing in it is taken for granted. */
interface Book {
  contracts?: Record<string, unknown>;
  startBlock?: unknown;
  coin?: unknown;
}

function coinOf(coin: unknown): Coin {
  const symbol = typeof coin === "object" && coin !== null ? (coin as { symbol?: unknown }).symbol : undefined;
  return typeof symbol === "string" && symbol !== "" ? { ...ETHER, symbol } : ETHER;
}

function isNumber(value: unknown): value is number | string {
  return (
    (typeof value === "number" && Number.isSafeInteger(value)) || (typeof value === "string" && /^\d+$/.test(value))
  );
}

/** The deployment on the configured chain; null when nothing is deployed there. */
export const deployment = parseDeployment(rawDeployment);

/** What pays for gas on the configured chain. */
export const coin = deployment?.coin ?? ETHER;
