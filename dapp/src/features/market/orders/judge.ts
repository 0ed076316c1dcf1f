import { type Address, isAddressEqual, zeroAddress } from "viem";
import { contracts } from "../../../chain/contracts.ts";
import { trading } from "../../../chain/trading.ts";
import { publicClient } from "../../../chain/wagmi.ts";
import { readStanding, type SignedOrder, type StandingOrder } from "../../../data/book/index.ts";
import { readShortfall } from "../../../data/chain/shortfall.ts";
import { isSignedByMaker } from "./typedData.ts";

/** Why an order cannot be filled. A sentence is written for each in `words.ts`. */
export type OrderProblem =
  | "unsigned"
  | "expired"
  | "filled"
  | "cancelled"
  | "nonceTaken"
  | "suspended"
  | "recalled"
  | "paused"
  | "payToken"
  | "band"
  | "own"
  | "notForYou"
  | "uncovered";

/** The lowest and the highest price of a tonne that is traded {payToken/t}. */
export interface Band {
  low: bigint;
  high: bigint;
}

/** What the chain says of an order now. */
export interface OrderFacts extends StandingOrder {
  payTokenAdmitted: boolean;
  paused: boolean;
  band: Band;
  /** How much of the vintage has sound serial numbers {unit}. */
  sound: bigint;
}

/** The price band of a vintage in a pay token. */
export async function readBand(vintage: number, payToken: Address): Promise<Band> {
  const args = [vintage, payToken] as const;
  const [low, high] = await publicClient.readContract({ ...trading.creditMarket, functionName: "bandOf", args });
  return { low, high };
}

/** Asks the chain all that decides whether an order can be filled. */
export async function readOrderFacts(signed: SignedOrder): Promise<OrderFacts> {
  const { vintage, payToken } = signed.order;
  const market = contracts.creditMarket;
  const [standing, payTokenAdmitted, paused, band, { sound }] = await Promise.all([
    readStanding(signed, isSignedByMaker),
    publicClient.readContract({ ...market, functionName: "isPayToken", args: [payToken] }),
    publicClient.readContract({ ...market, functionName: "paused" }),
    readBand(vintage, payToken),
    readShortfall(vintage),
  ]);
  return { ...standing, payTokenAdmitted, paused, band, sound };
}

/** Whether a price lies within a band, whose ends are allowed. */
export function isInBand(unitPrice: bigint, { low, high }: Band): boolean {
  return unitPrice >= low && unitPrice <= high;
}

/** What keeps an account from filling an order, what lasts longest first; null when nothing does. */
export function problemOf(facts: OrderFacts, account: Address | undefined): OrderProblem | null {
  const { order, state, signed } = facts;
  if (!signed) return "unsigned";
  if (state === "filled" || state === "cancelled" || state === "nonceTaken" || state === "expired") return state;
  if (!facts.payTokenAdmitted) return "payToken";
  if (facts.sound === 0n) return "recalled";
  if (state === "suspended") return "suspended";
  if (account && isAddressEqual(order.maker, account)) return "own";
  const named = !isAddressEqual(order.taker, zeroAddress);
  if (named && account && !isAddressEqual(order.taker, account)) return "notForYou";
  if (!isInBand(order.unitPrice, facts.band)) return "band";
  if (facts.covered === 0n) return "uncovered";
  return facts.paused ? "paused" : null;
}
