import type { ResultOf } from "gql.tada";
import { zeroAddress } from "viem";
import { chainNow } from "../chainClock.ts";
import { graphql } from "../graphql/graphql.ts";
import { IndexerError, request } from "../graphql/request.ts";
import { converting } from "../indexer/convert.ts";
import { BUY, SELL, type SignedOrder } from "./model.ts";
import { type Announced, MAX_ANNOUNCED, readAnnounced } from "./orders.ts";

/** Many announcements are over: so many are asked for, and those that may stand are looked at. Each may be 4 KB of a stranger's data. */
export const MOST_ASKED_FOR = 300;

const announcedDocument = graphql(`
  query AnnouncedOrders($vintages: [String!]!, $now: BigInt!, $first: Int!) {
    orderAnnouncements(
      first: $first
      orderBy: announcedAt
      orderDirection: desc
      where: { vintage_in: $vintages, deadline_gte: $now }
    ) {
      id
      maker { id counter }
      taker side
      vintage { id }
      amount unitPrice payToken minFill nonce counter deadline signature
      order { status }
      underNonce { cancelledAt order { id } }
    }
  }
`);

type Row = ResultOf<typeof announcedDocument>["orderAnnouncements"][number];

/** What the indexer knows of whether an announced order is over. */
interface Fate {
  id: string;
  counter: string;
  maker: { counter: string };
  order: { status: string } | null;
  underNonce: { cancelledAt: string | null; order: { id: string } | null } | null;
}

/**
 * Whether an announced order may still be filled, as far as the indexer knows: it is not filled whole, its maker did not cancel it alone or
 * with all others, and no other order took its nonce.
 */
export function mayStand({ id, counter, maker, order, underNonce }: Fate): boolean {
  if (order !== null && order.status !== "Open") return false;
  if (underNonce !== null && (underNonce.cancelledAt !== null || underNonce.order?.id !== id)) return false;
  return counter === maker.counter;
}

/** An announced order as the market takes it. */
export function signedOrderOf({
  signature,
  maker,
  taker,
  side,
  vintage,
  payToken,
  deadline,
  ...amounts
}: Row): SignedOrder {
  return {
    order: {
      ...{ maker: maker.id, taker: taker ?? zeroAddress, side: side === "Buy" ? BUY : SELL, payToken },
      ...{ vintage: Number(vintage.id), deadline: Number(deadline) },
      ...{ amount: BigInt(amounts.amount), unitPrice: BigInt(amounts.unitPrice), minFill: BigInt(amounts.minFill) },
      ...{ nonce: BigInt(amounts.nonce), counter: BigInt(amounts.counter) },
    },
    signature,
  };
}

/** The orders that were announced for vintages and are not over as far as the indexer knows, the newest first. */
export async function readAnnouncedFromIndexer(vintages: readonly number[]): Promise<Announced> {
  const variables = { vintages: vintages.map(String), now: String(chainNow()), first: MOST_ASKED_FOR };
  const { orderAnnouncements } = await request(announcedDocument, variables);
  return converting(() => {
    const orders = orderAnnouncements.filter(mayStand).map(signedOrderOf);
    const truncated = orders.length > MAX_ANNOUNCED || orderAnnouncements.length === MOST_ASKED_FOR;
    return { orders: orders.slice(0, MAX_ANNOUNCED), truncated };
  });
}

/**
 * The orders that were announced for vintages: from the indexer where it is asked and answers, else from the chain's log. Whoever tells of
 * them, how they stand and whether their makers signed them is asked of the chain.
 */
export async function readAnnouncedFor(
  vintages: readonly number[],
  head: bigint,
  indexed: boolean,
): Promise<Announced> {
  if (indexed) {
    try {
      return await readAnnouncedFromIndexer(vintages);
    } catch (error) {
      if (!(error instanceof IndexerError)) throw error;
    }
  }
  const found = await Promise.all(vintages.map((vintage) => readAnnounced({ vintage }, head)));
  return { orders: found.flatMap(({ orders }) => orders), truncated: found.some(({ truncated }) => truncated) };
}
