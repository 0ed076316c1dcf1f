import type { Abi, Address } from "viem";
import { contracts } from "../../chain/contracts.ts";
import { publicClient } from "../../chain/wagmi.ts";
import { readBalances } from "../../data/chain/holdings.ts";
import { readLogs } from "../../data/chain/logs.ts";
import { readShortfall } from "../../data/chain/shortfall.ts";
import { readVintageName, type VintageName } from "../../data/chain/vintageNames.ts";
import { readCurrency } from "../../data/index.ts";
import type { Currency } from "../../format/index.ts";

/** A token that offers can be priced in. */
export interface PayToken {
  address: Address;
  currency: Currency;
}

/** A vintage that an account holds. */
export interface HeldVintage {
  id: number;
  /** {unit} */
  balance: bigint;
  name: VintageName;
  closed: Closed;
}

/**
 * What keeps a vintage from being sold now: its project is suspended or delisted, or its registry recalled all of it. Of one that is
 * "short" the registry recalled a part; what is left can be sold.
 */
export type Closed = "suspended" | "recalled" | "short" | undefined;

/** What an account can offer, and in which tokens. */
export interface Means {
  held: HeldVintage[];
  payTokens: PayToken[];
}

/** The pay tokens that the market admits now, from its own log. */
export async function readPayTokens(head: bigint): Promise<PayToken[]> {
  const { address, abi } = contracts.creditMarket;
  const logs = await readLogs([{ address, abi: abi as Abi, eventName: "PayTokenSet" }], head);
  const admitted = new Map(logs.map(({ args }) => [args.payToken as Address, args.admitted as boolean]));
  const tokens = [...admitted].filter(([, isAdmitted]) => isAdmitted).map(([token]) => token);
  return Promise.all(tokens.map(async (token) => ({ address: token, currency: await readCurrency(token) })));
}

/** Asks the chain whether credits of a vintage can be sold now. */
export async function readClosed(vintage: number): Promise<Closed> {
  const [tradable, { sound, shortfall }] = await Promise.all([
    publicClient.readContract({ ...contracts.carbonCredit, functionName: "isTradable", args: [vintage] }),
    readShortfall(vintage),
  ]);
  if (!tradable) return "suspended";
  if (sound === 0n) return "recalled";
  return shortfall > 0n ? "short" : undefined;
}

/** Reads what an account can offer, from the chain. */
export async function readMeans(account: Address): Promise<Means> {
  const head = await publicClient.getBlockNumber({ cacheTime: 0 });
  const [balances, payTokens] = await Promise.all([readBalances(account, head), readPayTokens(head)]);
  const held = await Promise.all(
    balances.map(async ({ id, balance }) => {
      const [name, closed] = await Promise.all([readVintageName(id), readClosed(id)]);
      return { id, balance, name, closed };
    }),
  );
  return { held, payTokens };
}
