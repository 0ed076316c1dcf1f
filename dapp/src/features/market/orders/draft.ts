import { type Address, isAddress, isAddressEqual, zeroAddress } from "viem";
import { type MarketOrder, SELL, type Side } from "../../../data/book/index.ts";
import { MIN_AMOUNT, TONNE_DECIMALS } from "../../../format/index.ts";
import { readAmount } from "../../../transactions/index.ts";

/** The most that the market takes for the price of a tonne {payToken/t}. */
export const MAX_UNIT_PRICE = 2n ** 76n - 1n;
/** More than there will ever be of a vintage {unit}. */
const MAX_AMOUNT = 2n ** 96n;

/** What the form of an order holds, as it was typed. */
export interface OrderFields {
  side: Side;
  vintage: string;
  amount: string;
  price: string;
  least: string;
  taker: string;
}

/** What is known beside what was typed. */
export interface OrderMeans {
  maker: Address;
  payToken: Address;
  decimals: number;
  /** What the maker holds of the vintage {unit}: the most that an order to sell can be for. */
  held: bigint;
}

/** The rules of the order's amounts. */
export function orderRules({ side, amount }: OrderFields, { decimals, held }: Pick<OrderMeans, "decimals" | "held">) {
  const of = { decimals: TONNE_DECIMALS, minimum: MIN_AMOUNT, maximum: side === SELL ? held : MAX_AMOUNT };
  const whole = readAmount(amount, of);
  return {
    amount: of,
    price: { decimals, minimum: 1n, maximum: MAX_UNIT_PRICE },
    least: { decimals: TONNE_DECIMALS, maximum: whole.ok ? whole.value : of.maximum },
  };
}

/** What is wrong with the named taker. */
export function takerProblem(taker: string, maker: Address): "noAddress" | "yourself" | undefined {
  const named = taker.trim();
  if (named === "") return undefined;
  if (!isAddress(named)) return "noAddress";
  return isAddressEqual(named, maker) ? "yourself" : undefined;
}

/** The order that the form tells of, without its number and its time; undefined while something is missing or wrong. */
export function readOrderFields(
  fields: OrderFields,
  means: OrderMeans,
): Omit<MarketOrder, "nonce" | "counter" | "deadline"> | undefined {
  const rules = orderRules(fields, means);
  const amount = readAmount(fields.amount, rules.amount);
  const price = readAmount(fields.price, rules.price);
  const least = readAmount(fields.least.trim() === "" ? "0" : fields.least, rules.least);
  const vintage = /^[1-9]\d{0,9}$/.test(fields.vintage) ? Number(fields.vintage) : 0;
  if (!amount.ok || !price.ok || !least.ok || vintage === 0 || vintage >= 2 ** 32) return undefined;
  if (takerProblem(fields.taker, means.maker)) return undefined;
  const taker = fields.taker.trim() === "" ? zeroAddress : (fields.taker.trim() as Address);
  return {
    ...{ maker: means.maker, taker, side: fields.side, vintage, payToken: means.payToken },
    ...{ amount: amount.value, unitPrice: price.value, minFill: least.value },
  };
}
