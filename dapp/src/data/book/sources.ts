import type { Address } from "viem";
import { publicClient } from "../../chain/wagmi.ts";
import { chainNow } from "../chainClock.ts";
import { graphql } from "../graphql/graphql.ts";
import { request } from "../graphql/request.ts";
import { converting, sourced } from "../indexer/convert.ts";
import type { Sourced } from "../model.ts";
import { signedOrderOf } from "./announced.ts";
import { listedIn, readListedLogs } from "./ids.ts";
import { SELL, type SignedOrder } from "./model.ts";
import { readAnnounced } from "./orders.ts";

/** Which credits are wanted: of a vintage, of a project, or any. */
export interface Scope {
  vintage?: number;
  project?: number;
}

/** Where credits might come from. Whoever tells of it, how it stands is asked of the chain. */
export interface KnownOffers {
  listings: bigint[];
  orders: SignedOrder[];
}

/** So many of each are looked at in each pay token, the cheapest; from the chain's log alone the newest. */
export const MOST_LOOKED_AT = 60;

const sourcesDocument = graphql(`
  query RetirementSources($listings: Listing_filter!, $orders: OrderAnnouncement_filter!) {
    _meta { block { number hash } }
    listings(first: 1000, orderBy: unitPrice, orderDirection: asc, where: $listings) { id payToken { id } }
    orderAnnouncements(first: 1000, orderBy: unitPrice, orderDirection: asc, where: $orders) {
      maker { id }
      taker side
      vintage { id }
      amount unitPrice payToken minFill nonce counter deadline signature
    }
  }
`);

/** The first of each pay token, in their order. */
export function firstOfEach<Row>(rows: readonly Row[], tokenOf: (row: Row) => Address): Row[] {
  const counts = new Map<string, number>();
  return rows.filter((row) => {
    const token = tokenOf(row).toLowerCase();
    const count = counts.get(token) ?? 0;
    counts.set(token, count + 1);
    return count < MOST_LOOKED_AT;
  });
}

const scopeFilter = ({ vintage, project }: Scope) => ({
  ...(vintage !== undefined && { vintage: String(vintage) }),
  ...(project !== undefined && { project: String(project) }),
});

/** The cheapest listings and announced orders to sell, from the indexer. */
export async function readSources(scope: Scope, signal?: AbortSignal): Promise<Sourced<KnownOffers>> {
  const now = String(chainNow());
  const variables = {
    listings: { ...scopeFilter(scope), status: "Active" as const, expiry_gte: now },
    orders: { ...scopeFilter(scope), side: "Sell" as const, deadline_gte: now },
  };
  const answer = await request(sourcesDocument, variables, signal);
  return converting(() => {
    const listings = firstOfEach(answer.listings, ({ payToken }) => payToken.id).map(({ id }) => BigInt(id));
    const orders = firstOfEach(answer.orderAnnouncements, ({ payToken }) => payToken).map(signedOrderOf);
    const truncated = listings.length < answer.listings.length || orders.length < answer.orderAnnouncements.length;
    return { ...sourced(answer._meta, { listings, orders }), truncated };
  });
}

const isIn = (id: number, { vintage, project }: Scope) =>
  (vintage === undefined || id === vintage) && (project === undefined || id >> 12 === project);

/** The same from the chain's log alone: the newest. */
export async function readSourcesFromChain(scope: Scope): Promise<Sourced<KnownOffers>> {
  const head = await publicClient.getBlockNumber({ cacheTime: 0 });
  const [logs, announced] = await Promise.all([
    readListedLogs(head, scope.vintage),
    readAnnounced({ ...(scope.vintage !== undefined && { vintage: scope.vintage }) }, head),
  ]);
  const listed = listedIn(logs).filter(({ vintage }) => isIn(vintage, scope));
  const newest = listed.slice(-2 * MOST_LOOKED_AT);
  const orders = announced.orders.filter(({ order }) => order.side === SELL && isIn(order.vintage, scope));
  return {
    value: { listings: newest.map(({ id }) => id), orders },
    ...{ source: "chain", block: { number: head } },
    truncated: announced.truncated || newest.length < listed.length,
  };
}
