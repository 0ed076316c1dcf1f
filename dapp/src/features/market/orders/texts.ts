import { type Address, type Hex, isAddress, isAddressEqual, maxUint256 } from "viem";
import * as z from "zod/mini";
import { env } from "../../../chain/env.ts";
import { trading } from "../../../chain/trading.ts";
import type { SignedOrder } from "../../../data/book/index.ts";
import { unpack } from "../../handover/index.ts";

/** Why a text is not an order. A sentence is written for each in `words.ts`. */
export type OrderReadProblem = "unreadable" | "anotherNetwork";

/** What was read, or why it is not. */
export type ReadOrder = { ok: true; value: SignedOrder } | { ok: false; problem: OrderReadProblem };

const KIND = "carbontrace-market-order";

/** The longest text that is looked at {character}: a wallet of many owners signs some hundred bytes for each. */
const LONGEST = 20_000;

const account = z.custom<Address>((value) => typeof value === "string" && isAddress(value, { strict: false }));
/** Nothing above the largest number of the chain, which no encoding could hold. */
const whole = z.string().check(
  z.regex(/^(0|[1-9]\d{0,77})$/),
  z.refine((text) => /^\d{1,78}$/.test(text) && BigInt(text) <= maxUint256),
);
const positive = whole.check(z.refine((text) => text !== "0"));
const bytes = z.custom<Hex>((value) => typeof value === "string" && /^0x([0-9a-f]{2})*$/i.test(value));

const schema = z.object({
  kind: z.literal(KIND),
  chainId: z.int(),
  contract: account,
  maker: account,
  taker: account,
  side: z.enum(["sell", "buy"]),
  vintage: z.int().check(z.gte(1), z.lt(2 ** 32)),
  amount: positive,
  unitPrice: positive,
  payToken: account,
  minFill: whole,
  nonce: whole,
  counter: whole,
  deadline: z.int().check(z.gte(1), z.lt(2 ** 40)),
  signature: bytes,
});

/** Writes a signed order for somebody else to read: what a link carries, and a file. */
export function writeMarketOrder({ order, signature }: SignedOrder): string {
  const { side, ...rest } = order;
  const place = { kind: KIND, chainId: env.chainId, contract: trading.creditMarket.address };
  const value = { ...place, ...rest, side: side === 1 ? "buy" : "sell", signature };
  return JSON.stringify(value, (_, item) => (typeof item === "bigint" ? String(item) : item), 2);
}

function parse(text: string): unknown {
  try {
    return text.length > LONGEST ? undefined : JSON.parse(unpack(text));
  } catch {
    return undefined;
  }
}

/** Reads a link or a text that somebody gave. Whoever wrote it may be an enemy: nothing of it is taken for granted. */
export function readMarketOrder(text: string): ReadOrder {
  const { data } = z.safeParse(schema, parse(text));
  if (!data) return { ok: false, problem: "unreadable" };
  if (data.chainId !== env.chainId || !isAddressEqual(data.contract, trading.creditMarket.address)) {
    return { ok: false, problem: "anotherNetwork" };
  }
  const { maker, taker, vintage, payToken, deadline, signature } = data;
  const order = {
    ...{ maker, taker, vintage, payToken, deadline, side: data.side === "buy" ? 1 : 0 },
    ...{ amount: BigInt(data.amount), unitPrice: BigInt(data.unitPrice), minFill: BigInt(data.minFill) },
    ...{ nonce: BigInt(data.nonce), counter: BigInt(data.counter) },
  } as SignedOrder["order"];
  return { ok: true, value: { order, signature } };
}
