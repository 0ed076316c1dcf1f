import { ALICE, BOB, CAROL, t } from "./support/events.ts";
import {
  DOLLAR,
  NO_POOL,
  OTHER_PAIR,
  PAIR,
  POOL,
  pairCreated,
  poolCreated,
  poolMarket,
  RESERVED,
  STRANGE_PAIR,
  swapped,
  synced,
  TOKEN,
} from "./support/liquidity.ts";
import { story, timeOf, txHash } from "./support/story.ts";
import { crbn } from "./support/token.ts";

export const pairs = poolMarket("only pairs of CRBN or of a pool's token are followed, not everybody's against USDC")
  .tx(pairCreated(DOLLAR, POOL), pairCreated(POOL, TOKEN, OTHER_PAIR), pairCreated(BOB, CAROL, STRANGE_PAIR))
  .tx(pairCreated(DOLLAR, BOB, NO_POOL), synced(5n, 6n, STRANGE_PAIR))
  .tx(pairCreated(BOB, CAROL, STRANGE_PAIR))
  .expect(
    `{ pairs(orderBy: id) { id token0 token1 baseIsToken0 base quote pool { id } baseReserve quoteReserve price baseVolume quoteVolume
       swapCount createdAt updatedAt farm { id } transaction { id } }
       protocol(id: "carbontrace") { pairCount } pool(id: "${POOL}") { pairs(orderBy: id) { id } } }`,
    {
      pairs: [
        pair(PAIR, DOLLAR, POOL, false, POOL, 6),
        pair(OTHER_PAIR, POOL, TOKEN, true, POOL, 6),
      ],
      protocol: { pairCount: 2 },
      pool: { pairs: [{ id: PAIR }, { id: OTHER_PAIR }] },
    },
  )
  // Of a stranger's pair nothing is written, not even the transaction.
  .expect(`{ transactions(where: { blockNumber_gt: 5 }) { id eventCount } }`, {
    transactions: [
      { id: txHash(6), eventCount: 2 },
    ],
  });

export const ahead = poolMarket("a pair of a pool that is still to come is its pair once it has come")
  .tx(pairCreated(RESERVED, DOLLAR, OTHER_PAIR))
  .tx(synced(t(2), 9_000_000n, OTHER_PAIR))
  .tx(...poolCreated(timeOf(8), { pool: RESERVED, number: 1, symbol: "CTX" }))
  .expect(
    `{ pool(id: "${RESERVED}") { pairs { id base price } } pairs { id pool { id symbol } baseReserve quoteReserve } }`,
    {
      pool: { pairs: [{ id: OTHER_PAIR, base: RESERVED, price: "4500000" }] },
      pairs: [
        { id: OTHER_PAIR, pool: { id: RESERVED, symbol: "CTX" }, baseReserve: String(t(2)), quoteReserve: "9000000" },
      ],
    },
  );

function pair(id: string, token0: string, token1: string, baseIsToken0: boolean, pool: string | null, block: number) {
  return {
    id,
    token0,
    token1,
    baseIsToken0,
    base: baseIsToken0 ? token0 : token1,
    quote: baseIsToken0 ? token1 : token0,
    pool: pool && { id: pool },
    baseReserve: "0",
    quoteReserve: "0",
    price: null,
    baseVolume: "0",
    quoteVolume: "0",
    swapCount: 0,
    createdAt: String(timeOf(block)),
    updatedAt: String(timeOf(block)),
    farm: null,
    transaction: { id: txHash(block) },
  };
}

/** The opening price of CRBN is 0.10 USDC. */
export const swaps = story("swaps tell what came in and went out of the base, and at which price")
  .tx(pairCreated(DOLLAR, TOKEN))
  .tx(synced(1_000_000_000n, crbn(10_000)))
  // 100 USDC buy CRBN, then CRBN are sold.
  .tx(synced(1_100_000_000n, crbn(9_093.389)), swapped([100_000_000n, 0n], [0n, crbn(906.611)]))
  .tx(synced(1_000_000_000n, crbn(10_000)), swapped([0n, crbn(1000)], [90_000_000n, 0n], { sender: BOB, to: CAROL }))
  // Lent and given back with a fee of both; part of the base came back; all is gone.
  .tx(synced(1_000_000_001n, crbn(10_001)), swapped([11n, crbn(2)], [10n, crbn(1)]))
  .tx(synced(0n, crbn(10_001)), swapped([5n, crbn(1)], [0n, crbn(3)]), swapped([0n, 0n], [1n, 0n]))
  .expect(`{ pairs { base quote baseReserve quoteReserve price baseVolume quoteVolume swapCount updatedAt } }`, {
    pairs: [
      {
        base: TOKEN,
        quote: DOLLAR,
        baseReserve: String(crbn(10_001)),
        quoteReserve: "0",
        price: null,
        baseVolume: String(crbn(906.611 + 1000 + 1 + 2)),
        quoteVolume: "190000007",
        swapCount: 5,
        updatedAt: String(timeOf(6)),
      },
    ],
  })
  .expect(`{ pairs(block: { number: 2 }) { baseReserve quoteReserve price updatedAt swaps { id } } }`, {
    pairs: [
      {
        baseReserve: String(crbn(10_000)),
        quoteReserve: "1000000000",
        price: "100000",
        updatedAt: String(timeOf(2)),
        swaps: [],
      },
    ],
  })
  .expect(
    `{ swaps(orderBy: sortKey) { id pair { id } caller sender recipient side baseIn quoteIn price timestamp blockNumber transaction { id } } }`,
    {
      swaps: [
        swap(3, 1, "Buy", -crbn(906.611), 100_000_000n, "110300.889797277994641582773648235"),
        { ...swap(4, 1, "Sell", crbn(1000), -90_000_000n, "90000"), caller: BOB, recipient: CAROL },
        swap(5, 1, "Neither", crbn(1), 1n, null),
        swap(6, 1, "Buy", -crbn(2), 5n, "2.5"),
        swap(6, 2, "Neither", 0n, -1n, null),
      ],
    },
  );

function swap(n: number, ordinal: number, side: string, baseIn: bigint, quoteIn: bigint, price: string | null) {
  return {
    id: `${txHash(n)}-${ordinal}`,
    pair: { id: PAIR },
    caller: NO_POOL,
    sender: `0x${"0".repeat(40)}`,
    recipient: ALICE,
    side,
    baseIn: String(baseIn),
    quoteIn: String(quoteIn),
    price,
    timestamp: String(timeOf(n)),
    blockNumber: String(n),
    transaction: { id: txHash(n) },
  };
}

export const alone = poolMarket("reserves of one pair say nothing of another")
  .tx(pairCreated(DOLLAR, POOL), pairCreated(POOL, TOKEN, OTHER_PAIR))
  .tx(synced(12_500_000n, t(1)), synced(t(2), crbn(500), OTHER_PAIR))
  .expect(`{ pairs(orderBy: id) { id baseReserve quoteReserve price } }`, {
    pairs: [
      { id: PAIR, baseReserve: String(t(1)), quoteReserve: "12500000", price: "12500000" },
      { id: OTHER_PAIR, baseReserve: String(t(2)), quoteReserve: String(crbn(500)), price: String(crbn(250)) },
    ],
  });
