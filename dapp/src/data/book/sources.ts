import type { ResultOf } from "gql.tada";
import type { Address } from "viem";
import { publicClient } from "../../chain/wagmi.ts";
import { chainNow } from "../chainClock.ts";
import { graphql } from "../graphql/graphql.ts";
import { request } from "../graphql/request.ts";
import { converting, sourced } from "../indexer/convert.ts";
import type { Sourced } from "../model.ts";
import { MOST_ASKED_FOR, mayStand, signedOrderOf } from "./announced.ts";
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

const tokensDocument = graphql(`
  query AdmittedTokens {
    _meta { block { number hash } }
    payTokens(first: 100) { id admitted }
  }
`);

const sourcesDocument = graphql(`
  query RetirementSources($listings: Listing_filter!, $orders: OrderAnnouncement_filter!, $listed: Int!, $announced: Int!) {
    listings(first: $listed, orderBy: unitPrice, orderDirection: asc, where: $listings) { id }
    orderAnnouncements(first: $announced, orderBy: unitPrice, orderDirection: asc, where: $orders) {
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

const scopeFilter = ({ vintage, project }: Scope) => ({
  ...(vintage !== undefined && { vintage: String(vintage) }),
  ...(project !== undefined && { project: String(project) }),
  project_: { status: "Listed" as const },
});

type Announcement = ResultOf<typeof sourcesDocument>["orderAnnouncements"][number];

/** Whether an announced order may still be filled, by this account. */
const isFor = (account: Address) => (announced: Announcement) =>
  mayStand(announced) && (announced.taker === null || announced.taker.toLowerCase() === account.toLowerCase());

/** The cheapest listings and announced orders to sell in one token. */
async function readSourcesIn(token: Address, scope: Scope, account: Address, signal?: AbortSignal) {
  const now = String(chainNow());
  const shared = { ...scopeFilter(scope), payToken: token };
  const answer = await request(
    sourcesDocument,
    {
      listings: { ...shared, status: "Active" as const, expiry_gte: now },
      orders: { ...shared, side: "Sell" as const, deadline_gte: now },
      // One more than are looked at: then there are more.
      listed: MOST_LOOKED_AT + 1,
      announced: MOST_ASKED_FOR,
    },
    signal,
  );
  return converting(() => {
    const listings = answer.listings.map(({ id }) => BigInt(id));
    const orders = answer.orderAnnouncements.filter(isFor(account)).map(signedOrderOf);
    return {
      listings: listings.slice(0, MOST_LOOKED_AT),
      orders: orders.slice(0, MOST_LOOKED_AT),
      truncated:
        listings.length > MOST_LOOKED_AT ||
        orders.length > MOST_LOOKED_AT ||
        answer.orderAnnouncements.length === MOST_ASKED_FOR,
    };
  });
}

/**
 * The cheapest listings and announced orders to sell, from the indexer: of each pay token apart, because prices in different tokens are
 * not compared. Orders are of tokens that the market admits; listings are sold in what they were made in.
 */
export async function readSources(scope: Scope, account: Address, signal?: AbortSignal): Promise<Sourced<KnownOffers>> {
  const { _meta, payTokens } = await request(tokensDocument, {}, signal);
  const found = await Promise.all(
    payTokens.map(async ({ id, admitted }) => {
      const { orders, ...rest } = await readSourcesIn(id, scope, account, signal);
      return { ...rest, orders: admitted ? orders : [] };
    }),
  );
  const value = { listings: found.flatMap(({ listings }) => listings), orders: found.flatMap(({ orders }) => orders) };
  return { ...sourced(_meta, value), truncated: found.some(({ truncated }) => truncated) };
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
