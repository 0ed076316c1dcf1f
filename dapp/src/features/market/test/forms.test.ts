import { type Address, zeroAddress } from "viem";
import { describe, expect, it } from "vitest";
import { type BookListing, BUY, coveredBy, mayFill, SELL } from "../../../data/book/index.ts";
import { TONNE } from "../../../format/index.ts";
import { type Ask, sortAsks } from "../book/readBook.ts";
import { type OrderFields, readOrderFields, takerProblem } from "../orders/draft.ts";
import { availableFor, isUneven, readSellRows, type SellRow } from "../sell/rows.ts";

const MAKER = "0x00000000000000000000000000000000000000A1";
const OTHER = "0x00000000000000000000000000000000000000b2";
const TOKEN = "0x00000000000000000000000000000000000000C1";
const means = { maker: MAKER, payToken: TOKEN, decimals: 6, held: 10n * TONNE } as const;
const fields: OrderFields = { side: SELL, vintage: "4097", amount: "5", price: "12.5", least: "", taker: "" };

describe("the form of an order", () => {
  it("is an order when it is whole", () => {
    expect(readOrderFields(fields, means)).toEqual({
      ...{ maker: MAKER, taker: zeroAddress, side: SELL, vintage: 4097, payToken: TOKEN },
      ...{ amount: 5n * TONNE, unitPrice: 12_500_000n, minFill: 0n },
    });
    expect(readOrderFields({ ...fields, amount: "５", taker: OTHER, least: "1" }, means)).toMatchObject({
      ...{ amount: 5n * TONNE, taker: OTHER, minFill: TONNE },
    });
    expect(readOrderFields({ ...fields, side: BUY, amount: "1000" }, means)?.amount).toBe(1_000n * TONNE);
  });
  it.each([
    { amount: "" },
    { amount: "0" },
    { amount: "0.0009" },
    { amount: "10.1" },
    { amount: "abc" },
    { amount: "1.0000000000000000001" },
    { price: "0" },
    { price: "1.0000001" },
    { price: "99999999999999999999" },
    { least: "6" },
    { vintage: "" },
    { vintage: "0" },
    { vintage: "4294967296" },
    { taker: "0x12" },
    { taker: MAKER },
  ])("is none with %o", (change) => expect(readOrderFields({ ...fields, ...change }, means)).toBeUndefined());
  it("says what is wrong with a named taker", () => {
    expect(takerProblem(" ", MAKER)).toBeUndefined();
    expect(takerProblem("bob", MAKER)).toBe("noAddress");
    expect(takerProblem(MAKER, MAKER)).toBe("yourself");
  });
});

describe("the form of listings", () => {
  const row = (key: number, change: Partial<SellRow> = {}): SellRow => ({
    ...{ key, vintage: "4097", amount: "4", price: "10", least: "", lot: 0 },
    ...change,
  });
  const held = new Map([
    ["4097", 10n * TONNE],
    ["4098", 20_000n * TONNE],
  ]);
  it("never offers more of a vintage than is held, over all rows", () => {
    const rows = [row(1), row(2), row(3)];
    expect(availableFor(rows[2] as SellRow, rows, held)).toBe(2n * TONNE);
    expect(readSellRows(rows, held, 6)).toBeUndefined();
    expect(readSellRows(rows.slice(0, 2), held, 6)).toHaveLength(2);
  });
  it("takes whole lots only, and no minimum beside them", () => {
    const lots = row(1, { vintage: "4098", amount: "3000", lot: 1, least: "7" });
    expect(readSellRows([lots], held, 6)).toEqual([
      { vintage: 4098, amount: 3_000n * TONNE, unitPrice: 10_000_000n, minFill: 0n, lot: 1 },
    ]);
    expect(isUneven({ ...lots, amount: "3500" }, 20_000n * TONNE)).toBe(true);
    expect(readSellRows([{ ...lots, amount: "3500" }], held, 6)).toBeUndefined();
    expect(readSellRows([{ ...lots, lot: 2 }], held, 6)).toBeUndefined();
  });
  it("keeps the smallest purchase in steps of 0.001 t, within the amount", () => {
    expect(readSellRows([row(1, { least: "0.5" })], held, 6)?.[0]?.minFill).toBe(TONNE / 2n);
    expect(readSellRows([row(1, { least: "0.0005" })], held, 6)).toBeUndefined();
    expect(readSellRows([row(1, { least: "5" })], held, 6)).toBeUndefined();
    expect(readSellRows([], held, 6)).toBeUndefined();
  });
});

describe("a book", () => {
  const listing = (id: bigint, state: BookListing["state"], perTonne: bigint, payToken: Address = TOKEN): Ask => ({
    kind: "listing",
    key: `listing-${id}`,
    vintage: 4097,
    payToken,
    perTonne,
    listing: {
      ...{ id, seller: OTHER, vintage: 4097, payToken, remaining: TONNE, least: TONNE, minFill: 0n, lot: 0n },
      ...{ unitPrice: perTonne, expiry: 9n, state },
    },
  });
  it("puts no price in one token before or behind one in another", () => {
    const crbn: Address = "0x00000000000000000000000000000000000000cc";
    const asks = [listing(1n, "open", 10n ** 16n, crbn), listing(2n, "open", 10n ** 9n), listing(3n, "open", 5n)];
    expect(sortAsks(asks).map(({ key }) => key)).toEqual(["listing-3", "listing-2", "listing-1"]);
    const many = [...asks, listing(4n, "open", 9n, crbn), listing(5n, "open", 10n ** 18n, crbn)];
    expect(sortAsks(many).map(({ key }) => key)).toEqual([4, 1, 5, 3, 2].map((id) => `listing-${id}`));
  });
  it("has the cheapest first, and behind them what cannot be bought", () => {
    const asks = [
      listing(1n, "expired", 1n),
      listing(2n, "open", 9n),
      listing(3n, "open", 5n),
      listing(4n, "suspended", 2n),
    ];
    expect(sortAsks(asks).map(({ key }) => key)).toEqual(["listing-3", "listing-2", "listing-1", "listing-4"]);
  });
  it("counts of an order no more than its maker has", () => {
    const base = { maker: MAKER, taker: zeroAddress, vintage: 1, amount: 9n * TONNE, minFill: 0n } as const;
    const of = { ...base, payToken: TOKEN, unitPrice: 2_000_000n, nonce: 0n, counter: 0n, deadline: 1 } as const;
    expect(coveredBy({ ...of, side: SELL }, 9n * TONNE, 4n * TONNE, 0n)).toBe(4n * TONNE);
    expect(coveredBy({ ...of, side: BUY }, 9n * TONNE, 10_000_000n, 6_000_000n)).toBe(3n * TONNE);
    expect(coveredBy({ ...of, side: BUY }, 2n * TONNE, 10_000_000n, 10_000_000n)).toBe(2n * TONNE);
    expect(mayFill({ ...of, side: SELL }, OTHER)).toBe(true);
    expect(mayFill({ ...of, side: SELL }, MAKER)).toBe(false);
    expect(mayFill({ ...of, side: SELL, taker: OTHER }, TOKEN)).toBe(false);
  });
});
