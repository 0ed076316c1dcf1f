import { hashTypedData, maxUint256, type TypedDataDefinition, zeroAddress } from "viem";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import { beforeEach, describe, expect, it } from "vitest";
import { env } from "../../../chain/env.ts";
import { trading } from "../../../chain/trading.ts";
import { BUY, type MarketOrder, SELL, type SignedOrder } from "../../../data/book/index.ts";
import { TONNE } from "../../../format/index.ts";
import { handOverLink } from "../../handover/index.ts";
import { leastFillOf } from "../orders/FillForm.tsx";
import { type OrderFacts, problemOf } from "../orders/judge.ts";
import { forgetOrder, keepOrder, keptOrders, MOST_KEPT, nextNonce } from "../orders/store.ts";
import { readMarketOrder, writeMarketOrder } from "../orders/texts.ts";
import { marketOrderData } from "../orders/typedData.ts";

const maker = privateKeyToAccount(generatePrivateKey());
const OTHER = "0x00000000000000000000000000000000000000A1";
const TOKEN = "0x00000000000000000000000000000000000000C1";
const order: MarketOrder = {
  ...{ maker: maker.address, taker: zeroAddress, side: SELL, vintage: 4097, amount: 5n * TONNE },
  ...{ unitPrice: 12_500_000n, payToken: TOKEN, minFill: TONNE, nonce: 2n ** 200n + 3n, counter: 0n },
  deadline: 1_800_000_000,
};
const sign = async (changed: MarketOrder = order): Promise<SignedOrder> => ({
  order: changed,
  signature: await maker.signTypedData(marketOrderData(changed) as TypedDataDefinition as never),
});

beforeEach(() => window.localStorage.clear());

describe("an order as a text", () => {
  it("arrives as it was, by link and by text, either side", async () => {
    for (const side of [SELL, BUY] as const) {
      const signed = await sign({ ...order, side, taker: OTHER });
      for (const text of [writeMarketOrder(signed), handOverLink("/market/order", writeMarketOrder(signed))]) {
        expect(readMarketOrder(text)).toEqual({ ok: true, value: signed });
      }
    }
  });
  it("is refused when it is hostile, broken or of another market, and nothing throws", async () => {
    const text = writeMarketOrder(await sign());
    const but = (change: object) => JSON.stringify({ ...JSON.parse(text), ...change });
    const problem = (changed: string) => {
      const read = readMarketOrder(changed);
      return read.ok ? "none" : read.problem;
    };
    expect(problem(but({}))).toBe("none");
    expect(problem(but({ chainId: env.chainId + 1 }))).toBe("anotherNetwork");
    expect(problem(but({ contract: OTHER }))).toBe("anotherNetwork");
    for (const change of [
      { amount: "0" },
      { amount: "-1" },
      { amount: "1e9" },
      { amount: "０１" },
      { amount: String(maxUint256 + 1n) },
      { amount: 5 },
      { unitPrice: "0x1" },
      { side: "steal" },
      { vintage: 0 },
      { vintage: 2 ** 32 },
      { vintage: "<img src=x onerror=alert(1)>" },
      { deadline: 2 ** 40 },
      { deadline: 1.5 },
      { maker: "javascript:alert(1)" },
      { taker: null },
      { signature: "0x1" },
      { signature: "0xzz" },
      { nonce: undefined },
      { kind: "carbontrace-retirement-order" },
      { minFill: {} },
    ]) {
      expect(problem(but(change)), JSON.stringify(change)).toBe("unreadable");
    }
    for (const hostile of ["", "{", "[]", "null", "#", "%%%", "\u0000", "https://x.example/#e30", "x".repeat(50_000)]) {
      expect(problem(hostile), hostile.slice(0, 20)).toBe("unreadable");
    }
    expect(problem('{"__proto__":{"ok":true}}')).toBe("unreadable");
  });
});

describe("what is signed", () => {
  it("is bound to this chain and this market, and every field counts", () => {
    const data = marketOrderData(order);
    expect(data.domain).toEqual({
      name: "Carbontrace Credit Market",
      version: "1",
      chainId: env.chainId,
      verifyingContract: trading.creditMarket.address,
    });
    const hash = hashTypedData(data as TypedDataDefinition);
    const others: Partial<MarketOrder>[] = [
      { taker: OTHER },
      { side: BUY },
      { vintage: 4098 },
      { amount: 1n },
      { unitPrice: 1n },
      { payToken: OTHER },
      { minFill: 0n },
      { nonce: 0n },
      { counter: 1n },
      { deadline: 1 },
    ];
    for (const change of others) {
      expect(hashTypedData(marketOrderData({ ...order, ...change }) as TypedDataDefinition)).not.toBe(hash);
    }
  });
});

describe("the orders of this browser", () => {
  it("are kept once each, and forgotten", async () => {
    const signed = await sign();
    keepOrder(signed);
    keepOrder(signed);
    expect(keptOrders()).toEqual([signed]);
    forgetOrder(signed);
    expect(keptOrders()).toEqual([]);
  });
  it("survive what others write into the storage, and are not without end", async () => {
    const signed = await sign();
    for (let n = 0; n < MOST_KEPT + 5; n++) keepOrder({ ...signed, order: { ...order, nonce: BigInt(n) } });
    expect(keptOrders()).toHaveLength(MOST_KEPT);
    const [key = ""] = Object.keys(window.localStorage);
    for (const text of ["{", "null", "[1]", '["x"]']) {
      window.localStorage.setItem(key, text);
      expect(keptOrders()).toEqual([]);
    }
  });
  it("have numbers that lie together and never twice", () => {
    const of = (nonce: bigint): SignedOrder => ({ order: { ...order, nonce }, signature: "0x" });
    const first = nextNonce(maker.address, []);
    expect(first % 128n).toBe(0n);
    expect(nextNonce(maker.address, [of(first)])).toBe(first + 1n);
    expect(nextNonce(maker.address, [of(first + 5n), of(first + 2n)])).toBe(first + 6n);
    const full = nextNonce(maker.address, [of(first + 127n)]);
    expect(full / 128n).not.toBe(first / 128n);
    expect(nextNonce(OTHER, [of(first)]) / 128n).not.toBe(first / 128n);
    expect(first < 2n ** 256n).toBe(true);
  });
});

describe("whether an order can be filled", () => {
  const facts: OrderFacts = {
    ...{ order, signature: "0x", hash: "0x", state: "open", remaining: 5n * TONNE, signed: true, covered: 5n * TONNE },
    ...{ payTokenAdmitted: true, paused: false, band: { low: 0n, high: maxUint256 }, sound: TONNE },
  };
  it("is asked of the chain, what lasts longest first", () => {
    expect(problemOf(facts, OTHER)).toBeNull();
    expect(problemOf(facts, undefined)).toBeNull();
    expect(problemOf({ ...facts, signed: false, state: "filled" }, OTHER)).toBe("unsigned");
    for (const state of ["filled", "cancelled", "nonceTaken", "expired", "suspended"] as const) {
      expect(problemOf({ ...facts, state, paused: true }, OTHER)).toBe(state);
    }
    expect(problemOf({ ...facts, payTokenAdmitted: false }, OTHER)).toBe("payToken");
    expect(problemOf({ ...facts, sound: 0n }, OTHER)).toBe("recalled");
    expect(problemOf(facts, maker.address)).toBe("own");
    expect(problemOf({ ...facts, order: { ...order, taker: TOKEN } }, OTHER)).toBe("notForYou");
    expect(problemOf({ ...facts, order: { ...order, taker: OTHER } }, OTHER)).toBeNull();
    expect(problemOf({ ...facts, band: { low: 12_500_001n, high: maxUint256 } }, OTHER)).toBe("band");
    expect(problemOf({ ...facts, band: { low: 12_500_000n, high: 12_500_000n } }, OTHER)).toBeNull();
    expect(problemOf({ ...facts, covered: 0n }, OTHER)).toBe("uncovered");
    expect(problemOf({ ...facts, paused: true }, OTHER)).toBe("paused");
  });
  it("is not for less than the maker trades, except for the last remainder", () => {
    expect(leastFillOf(facts)).toBe(TONNE);
    expect(leastFillOf({ ...facts, remaining: TONNE / 2n })).toBe(TONNE / 2n);
    expect(leastFillOf({ ...facts, order: { ...order, minFill: 0n } })).toBe(TONNE / 1_000n);
  });
});
