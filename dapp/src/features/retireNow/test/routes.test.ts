import { describe, expect, it } from "vitest";
import { type BookListing, SELL, type StandingOrder } from "../../../data/book/index.ts";
import { TONNE } from "../../../format/index.ts";
import { listingCandidates, orderCandidates, perTonne, poolCandidates, soundStore } from "../candidates.ts";
import { guardsOf } from "../guards.ts";
import { pathsBetween } from "../paths.ts";
import { scopeOf } from "../ScopeField.tsx";

const [USDC, CRBN, POOL, DAI, WETH] = ["a1", "a2", "a3", "a4", "a5"].map(
  (end) => `0x${"0".repeat(38)}${end}` as const,
) as [`0x${string}`, `0x${string}`, `0x${string}`, `0x${string}`, `0x${string}`];
const ZERO = `0x${"0".repeat(40)}` as const;
const pairsOf = (...pairs: [string, string][]) => {
  const known = new Set(pairs.map((pair) => [...pair].sort().join()));
  return (a: string, b: string) => known.has([a, b].sort().join());
};

describe("ways of payment", () => {
  const hubs = [USDC, CRBN, WETH];
  it("are none where the token is the one, and direct where there is a pair", () => {
    expect(pathsBetween(USDC, USDC, hubs, () => false)).toEqual([[USDC]]);
    expect(pathsBetween(USDC, POOL, hubs, pairsOf([USDC, POOL]))).toEqual([[USDC, POOL]]);
    expect(pathsBetween(DAI, POOL, hubs, () => false)).toEqual([]);
  });
  it("go over the known pairs, the shortest first, and never twice through a token", () => {
    const has = pairsOf([DAI, WETH], [WETH, USDC], [USDC, POOL], [CRBN, USDC], [DAI, USDC]);
    const paths = pathsBetween(DAI, POOL, hubs, has);
    expect(paths[0]).toEqual([DAI, USDC, POOL]);
    expect(paths).toContainEqual([DAI, WETH, USDC, POOL]);
    for (const path of paths) {
      expect(new Set(path).size).toBe(path.length);
      expect(path.length).toBeLessThanOrEqual(4);
    }
  });
});

describe("where credits come from", () => {
  const listing = (id: bigint, tonnes: bigint, unitPrice: bigint, change: Partial<BookListing> = {}): BookListing => ({
    ...{ id, seller: DAI, vintage: 4097, payToken: USDC, remaining: tonnes * TONNE, least: 1n, minFill: 0n, lot: 0n },
    ...{ unitPrice, expiry: 9n, state: "open" },
    ...change,
  });
  it("are the cheapest listings in each token, exactly as many as are wanted", () => {
    const listings = [listing(1n, 5n, 9n), listing(2n, 2n, 4n), listing(3n, 9n, 1n, { payToken: CRBN })];
    const found = listingCandidates(listings, { exact: "tonnes", amount: 6n * TONNE }, new Map());
    expect(found.map(({ token, source }) => [token, source.fills])).toEqual([
      [
        USDC,
        [
          { listing: 2n, amount: 2n * TONNE },
          { listing: 1n, amount: 4n * TONNE },
        ],
      ],
      [CRBN, [{ listing: 3n, amount: 6n * TONNE }]],
    ]);
    expect(
      listingCandidates(listings, { exact: "tonnes", amount: 8n * TONNE }, new Map()).map(({ token }) => token),
    ).toEqual([CRBN]);
  });
  it("are not listings of which a part could be refused, when money is what is exact", () => {
    const listings = [listing(1n, 5n, 1n, { minFill: TONNE }), listing(2n, 2n, 4n)];
    const [found] = listingCandidates(listings, { exact: "payment", amount: 10n }, new Map());
    expect(found?.source.fills).toEqual([{ listing: 2n, amount: 2n * TONNE }]);
  });
  const order = (
    nonce: bigint,
    tonnes: bigint,
    unitPrice: bigint,
    change: Partial<StandingOrder> = {},
  ): StandingOrder => ({
    order: {
      ...{ maker: DAI, taker: ZERO, side: SELL, vintage: 4097, amount: tonnes * TONNE, unitPrice, payToken: USDC },
      ...{ minFill: 0n, nonce, counter: 0n, deadline: 9 },
    },
    ...{ signature: `0x0${nonce}`, hash: `0x0${nonce}`, state: "open", signed: true },
    ...{ remaining: tonnes * TONNE, covered: tonnes * TONNE },
    ...change,
  });
  const taken = (orders: StandingOrder[], tonnes: bigint) =>
    orderCandidates(orders, { exact: "tonnes", amount: tonnes * TONNE }, new Map()).map(({ source }) =>
      source.orders.map(({ order: { nonce }, amount, signature }) => [nonce, amount / TONNE, signature]),
    );
  it("are the cheapest orders to sell, with their makers' signatures", () => {
    const other = order(3n, 9n, 5n);
    other.order.maker = WETH;
    expect(taken([order(1n, 5n, 9n), other], 10n)).toEqual([
      [
        [3n, 9n, "0x03"],
        [1n, 1n, "0x01"],
      ],
    ]);
    expect(taken([order(1n, 5n, 9n), other], 15n)).toEqual([]);
  });
  it("are not the same credits twice: two orders of a maker for a vintage are filled from what the maker has", () => {
    const orders = [order(1n, 5n, 9n, { covered: 4n * TONNE }), order(2n, 3n, 8n)];
    expect(taken(orders, 4n)).toEqual([
      [
        [2n, 3n, "0x02"],
        [1n, 1n, "0x01"],
      ],
    ]);
    expect(taken(orders, 5n)).toEqual([]);
  });
  it("are not orders of which less is left behind than their makers' least", () => {
    const least = order(1n, 5n, 9n, { covered: TONNE });
    least.order.minFill = 2n * TONNE;
    expect(taken([least], 1n)).toEqual([]);
    expect(taken([{ ...least, remaining: TONNE }], 1n)).toEqual([[[1n, 1n, "0x01"]]]);
  });
  it("are not one maker's credits for one token less because they are offered for another one too", () => {
    const inCrbn = order(2n, 5n, 9n);
    inCrbn.order.payToken = CRBN;
    expect(taken([order(1n, 5n, 8n), inCrbn], 5n)).toEqual([[[1n, 5n, "0x01"]], [[2n, 5n, "0x02"]]]);
  });

  const fillsOf = (listings: BookListing[], tonnes: bigint, sound?: bigint) =>
    listingCandidates(
      listings,
      { exact: "tonnes", amount: tonnes * TONNE },
      new Map(sound === undefined ? [] : [[soundStore(4097), sound * TONNE]]),
    ).map(({ source }) => source.fills.map(({ listing: id, amount }) => [id, amount]));
  it("are not what is left of a listing when it is too little to be retired: the router would refuse the rest with it", () => {
    const crumb = listing(1n, 1n, 1n, { remaining: TONNE / 1_000n - 1n });
    expect(fillsOf([crumb, listing(2n, 9n, 5n)], 1n)).toEqual([[[2n, TONNE]]]);
    const [money] = listingCandidates([crumb, listing(2n, 9n, 5n)], { exact: "payment", amount: 9n }, new Map());
    expect(money?.source.fills).toEqual([{ listing: 2n, amount: 9n * TONNE }]);
  });
  it("are not hidden behind many small ones", () => {
    const crumbs = Array.from({ length: 25 }, (_, index) =>
      listing(BigInt(index + 1), 1n, 1n, { remaining: TONNE / 1_000n }),
    );
    expect(fillsOf([...crumbs, listing(99n, 100n, 9n)], 1n)).toEqual([[[99n, TONNE]]]);
    const wanted = { exact: "payment", amount: 9n } as const;
    const [money] = listingCandidates([...crumbs, listing(99n, 100n, 9n)], wanted, new Map());
    expect(money?.source.fills).toEqual([{ listing: 99n, amount: 100n * TONNE }]);
  });
  it("are together no more of a vintage than has sound serial numbers, in whole lots and not below a minimum", () => {
    const two = [listing(1n, 8n, 1n), listing(2n, 8n, 2n)];
    expect(fillsOf(two, 10n, 10n)).toEqual([
      [
        [1n, 8n * TONNE],
        [2n, 2n * TONNE],
      ],
    ]);
    expect(fillsOf(two, 11n, 10n)).toEqual([]);
    const lots = listing(1n, 2_000n, 1n, { lot: 1_000n * TONNE });
    expect(fillsOf([lots], 1_500n, 1_500n)).toEqual([]);
    expect(fillsOf([lots], 1_000n, 1_500n)).toEqual([[[1n, 1_000n * TONNE]]]);
    expect(fillsOf([listing(1n, 8n, 1n, { minFill: 5n * TONNE })], 4n, 4n)).toEqual([]);
    expect(fillsOf(two, 1n, 0n)).toEqual([]);
  });
  it("are the pools' queues, or the wanted vintage out of those that hold it", () => {
    const pools = [{ address: POOL, symbol: "CTN", vintage: null }];
    expect(poolCandidates(pools)[0]).toMatchObject({ kind: "queue", token: POOL, source: { kind: 3, pool: POOL } });
    const held = (amount: bigint) => [{ address: POOL, symbol: "CTN", vintage: { id: 4097, held: amount } }];
    expect(poolCandidates(held(0n))).toEqual([]);
    expect(poolCandidates(held(3n))[0]?.source).toMatchObject({ kind: 2, lines: [{ vintage: 4097, amount: 3n }] });
  });
  it("are named by the address or by the form, and by nothing else", () => {
    expect(scopeOf("vintage-4097")).toEqual({ vintage: 4097 });
    expect(scopeOf("project-7")).toEqual({ project: 7 });
    expect(scopeOf(`pool-${POOL}`)).toEqual({ pool: POOL });
    for (const text of ["", "vintage-", "vintage-0", "vintage-99999999999", "pool-x", "x-1", "vintage-<b>"]) {
      expect(scopeOf(text)).toEqual({});
    }
  });
});

describe("the bounds of a retirement", () => {
  const quote = { tonnes: 10n * TONNE, paid: 1_000_000n, cost: 1_000_000n, fee: 0n };
  it("are a most for exact tonnes, never more than the account has", () => {
    const wanted = { exact: "tonnes", amount: 10n * TONNE } as const;
    expect(guardsOf(wanted, quote, 50, 10n ** 9n)).toEqual({
      exact: "tonnes",
      tonnes: 10n * TONNE,
      payment: 1_005_000n,
    });
    expect(guardsOf(wanted, quote, 50, 1_001_000n).payment).toBe(1_001_000n);
    expect(guardsOf(wanted, quote, 0, 10n ** 9n).payment).toBe(1_000_000n);
    // A most below what is paid would mean nothing.
    expect(guardsOf(wanted, quote, 50, 999_999n).payment).toBe(1_005_000n);
  });
  it("are a least for exact money, never below what can be retired", () => {
    const wanted = { exact: "payment", amount: 1_000_000n } as const;
    expect(guardsOf(wanted, quote, 100, 0n)).toEqual({
      exact: "payment",
      tonnes: (99n * TONNE) / 10n,
      payment: 1_000_000n,
    });
    expect(guardsOf(wanted, { ...quote, tonnes: TONNE / 1_000n }, 100, 0n).tonnes).toBe(TONNE / 1_000n);
    // The source holds what a tenth of the money buys: no more than that, and what it may move.
    expect(guardsOf(wanted, { ...quote, paid: 100_000n }, 100, 0n).payment).toBe(101_000n);
  });
  it("show a price of a tonne that is not below what is paid", () => {
    expect(perTonne(10n, 3n * TONNE)).toBe(4n);
    expect(perTonne(10n, 0n)).toBe(0n);
  });
});
