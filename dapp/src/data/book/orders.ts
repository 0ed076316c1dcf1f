import { type Abi, type Address, erc20Abi, type Hex, isAddressEqual, zeroAddress } from "viem";
import { contracts } from "../../chain/contracts.ts";
import { trading } from "../../chain/trading.ts";
import { publicClient } from "../../chain/wagmi.ts";
import { TONNE } from "../../format/index.ts";
import { readLogs } from "../chain/logs.ts";
import { BUY, type MarketOrder, ORDER_STATES, type SignedOrder, type StandingOrder } from "./model.ts";

/** So many announced orders of a book are looked at, the newest: announcing costs but gas. */
export const MAX_ANNOUNCED = 100;

/** Orders that their makers announced on the chain. `truncated`: there are older ones. */
export interface Announced {
  orders: SignedOrder[];
  truncated: boolean;
}

/** Which announced orders: of a vintage, of a maker, or all. */
interface Wanted {
  vintage?: number;
  maker?: Address;
}

/** Reads what was announced from the chain's log, the newest first. Nobody has looked yet at whether it can be filled. */
export async function readAnnounced(wanted: Wanted, head: bigint, most = MAX_ANNOUNCED): Promise<Announced> {
  const { address, abi } = trading.orderBoard;
  const logs = await readLogs([{ address, abi: abi as Abi, eventName: "OrderAnnounced", args: { ...wanted } }], head);
  const seen = new Map<string, SignedOrder>();
  for (const { args } of logs.reverse()) {
    const { order: hash, terms, signature } = args as { order: Hex; terms: MarketOrder; signature: Hex };
    if (!seen.has(hash)) seen.set(hash, { order: { ...terms, deadline: Number(terms.deadline) }, signature });
  }
  const orders = [...seen.values()];
  return { orders: orders.slice(0, most), truncated: orders.length > most };
}

/** How much of an order its maker can deliver, or pay for, now {unit}. */
export function coveredBy(order: MarketOrder, remaining: bigint, balance: bigint, allowance: bigint): bigint {
  if (order.side !== BUY) return balance < remaining ? balance : remaining;
  const money = balance < allowance ? balance : allowance;
  const affordable = order.unitPrice === 0n ? remaining : (money * TONNE) / order.unitPrice;
  return affordable < remaining ? affordable : remaining;
}

async function readCover(order: MarketOrder, remaining: bigint): Promise<bigint> {
  const { maker, payToken, vintage, side } = order;
  if (side !== BUY) {
    const args = [maker, BigInt(vintage)] as const;
    const balance = await publicClient.readContract({ ...contracts.carbonCredit, functionName: "balanceOf", args });
    return coveredBy(order, remaining, balance, 0n);
  }
  const token = { address: payToken, abi: erc20Abi } as const;
  const spender = trading.creditMarket.address;
  // A token that does not answer covers nothing.
  const [balance, allowance] = await Promise.all([
    publicClient.readContract({ ...token, functionName: "balanceOf", args: [maker] }).catch(() => 0n),
    publicClient.readContract({ ...token, functionName: "allowance", args: [maker, spender] }).catch(() => 0n),
  ]);
  return coveredBy(order, remaining, balance, allowance);
}

/** Says whether the chain would take a signature for a maker's: asked of whoever knows how (`isSignedBy`). */
export type SignatureCheck = (signed: SignedOrder) => Promise<boolean>;

/** Reads how an order stands on the chain now. */
export async function readStanding(signed: SignedOrder, isSigned: SignatureCheck): Promise<StandingOrder> {
  const { order } = signed;
  const market = trading.creditMarket;
  const [[status, remaining], hash, genuine] = await Promise.all([
    publicClient.readContract({ ...market, functionName: "orderStatus", args: [order] }),
    publicClient.readContract({ ...market, functionName: "hashOrder", args: [order] }),
    isSigned(signed),
  ]);
  const covered = remaining === 0n ? 0n : await readCover(order, remaining);
  return { ...signed, hash, state: ORDER_STATES[status] ?? "cancelled", remaining, signed: genuine, covered };
}

/** How orders stand on the chain now; what cannot be asked about, for instance because its figures are absurd, is left out. */
export async function readStandings(
  signed: readonly SignedOrder[],
  isSigned: SignatureCheck,
): Promise<StandingOrder[]> {
  const found = await Promise.allSettled(signed.map((one) => readStanding(one, isSigned)));
  return found.flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value] : []));
}

/** Whether an order may be filled by an account: by everybody, or by the one that it names. */
export function mayFill({ taker, maker }: MarketOrder, account: Address | undefined): boolean {
  if (account && isAddressEqual(maker, account)) return false;
  return isAddressEqual(taker, zeroAddress) || (account !== undefined && isAddressEqual(taker, account));
}
