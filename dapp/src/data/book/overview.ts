import type { ResultOf } from "gql.tada";
import { publicClient } from "../../chain/wagmi.ts";
import { readVintageName } from "../chain/vintageNames.ts";
import { chainNow } from "../chainClock.ts";
import { graphql } from "../graphql/graphql.ts";
import { request } from "../graphql/request.ts";
import { converting, sourced } from "../indexer/convert.ts";
import type { Sourced } from "../model.ts";
import { cheapest } from "../prices.ts";
import { mayStand } from "./announced.ts";
import { listedIn, readListedLogs } from "./ids.ts";
import { type BookListing, SELL } from "./model.ts";
import { readBookListings } from "./offers.ts";
import { readAnnounced } from "./orders.ts";

/** A vintage of which something is on offer. */
export interface BookSummary {
  vintage: number;
  year: number;
  projectName: string;
  registryProjectId: string;
  /** How many listings can be bought from. */
  listings: number;
  /** How many orders to sell were announced and are not over, as far as the indexer or, without it, the log tells: each book asks the chain. */
  orders: number;
  /** What is listed {unit}. */
  available: bigint;
  priceFrom: ReturnType<typeof cheapest>;
}

const PAGE = 1_000;
const MAX_PAGES = 10;

const overviewDocument = graphql(`
  query BookOverview($after: ID!, $now: BigInt!, $first: Int!) {
    _meta { block { number hash } }
    listings(first: $first, orderBy: id, where: { status: Active, expiry_gte: $now, id_gt: $after }) {
      id remaining unitPrice
      payToken { id }
      vintage { id year }
      project { name registryProjectId status }
    }
  }
`);

const ordersDocument = graphql(`
  query AnnouncedToSell($now: BigInt!, $first: Int!) {
    orderAnnouncements(first: $first, orderBy: announcedAt, orderDirection: desc, where: { side: Sell, deadline_gte: $now }) {
      vintage { id year }
      project { name registryProjectId status }
      id
      counter
      maker { counter }
      order { status }
      underNonce { cancelledAt order { id } }
    }
  }
`);

type Row = ResultOf<typeof overviewDocument>["listings"][number];
type Named = Pick<BookSummary, "vintage" | "year" | "projectName" | "registryProjectId">;
type Offer = Pick<BookListing, "remaining" | "unitPrice" | "payToken">;

/** Listings and announced orders put together by vintage, the most tonnes first. */
export function summarise(offers: readonly (Named & Offer)[], orders: readonly Named[] = []): BookSummary[] {
  const byVintage = new Map<number, { named: Named; group: Offer[]; orders: number }>();
  const entryOf = ({ vintage, year, projectName, registryProjectId }: Named) => {
    const named = { vintage, year, projectName, registryProjectId };
    const entry = byVintage.get(vintage) ?? { named, group: [], orders: 0 };
    byVintage.set(vintage, entry);
    return entry;
  };
  for (const offer of offers) entryOf(offer).group.push(offer);
  for (const order of orders) entryOf(order).orders++;
  return [...byVintage.values()]
    .map(({ named, group, orders: count }) => {
      const available = group.reduce((sum, { remaining }) => sum + remaining, 0n);
      return { ...named, listings: group.length, orders: count, available, priceFrom: cheapest(group) };
    })
    .sort((a, b) => (a.available < b.available ? 1 : a.available > b.available ? -1 : a.vintage - b.vintage));
}

const namedOf = ({ vintage, project }: Pick<Row, "vintage" | "project">): Named => ({
  ...{ vintage: Number(vintage.id), year: vintage.year },
  ...{ projectName: project.name, registryProjectId: project.registryProjectId },
});

/** The vintage of each order to sell that was announced and may still be filled, as far as the indexer knows. */
async function readAnnouncedVintages(now: string, signal?: AbortSignal) {
  const { orderAnnouncements } = await request(ordersDocument, { now, first: PAGE }, signal);
  return {
    orders: orderAnnouncements
      .filter((announced) => announced.project.status === "Listed" && mayStand(announced))
      .map(namedOf),
    truncated: orderAnnouncements.length === PAGE,
  };
}

/** What is on offer, by vintage, from the indexer. */
export async function readOverview(signal?: AbortSignal): Promise<Sourced<BookSummary[]>> {
  const rows: Row[] = [];
  const now = String(chainNow());
  let meta: ResultOf<typeof overviewDocument>["_meta"] = null;
  let truncated = true;
  for (let page = 0; page < MAX_PAGES && truncated; page++) {
    const answer = await request(overviewDocument, { after: rows.at(-1)?.id ?? "", now, first: PAGE }, signal);
    rows.push(...answer.listings);
    meta ??= answer._meta;
    truncated = answer.listings.length === PAGE;
  }
  const announced = await readAnnouncedVintages(now, signal);
  return converting(() => {
    const offers = rows
      .filter(({ project }) => project.status === "Listed")
      .map(({ remaining, unitPrice, payToken, ...row }) => ({
        ...{ ...namedOf(row), payToken: payToken.id },
        ...{ remaining: BigInt(remaining), unitPrice: BigInt(unitPrice) },
      }));
    return { ...sourced(meta, summarise(offers, announced.orders)), truncated: truncated || announced.truncated };
  });
}

/** Without the indexer every listing is a question to the chain, so only the newest are read. */
const MAX_READ = 300;

/** The same from the chain alone. */
export async function readOverviewFromChain(): Promise<Sourced<BookSummary[]>> {
  const head = await publicClient.getBlockNumber({ cacheTime: 0 });
  const [logs, announced] = await Promise.all([readListedLogs(head), readAnnounced({}, head)]);
  const listed = listedIn(logs);
  const newest = listed.slice(-MAX_READ);
  const open = (await readBookListings(newest.map(({ id }) => id))).filter(({ state }) => state === "open");
  const selling = announced.orders
    .map(({ order }) => order)
    .filter(({ side, deadline }) => side === SELL && deadline >= chainNow());
  const vintages = [...new Set([...open, ...selling].map(({ vintage }) => vintage))];
  const names = new Map(await Promise.all(vintages.map(async (id) => [id, await readVintageName(id)] as const)));
  const named = <One extends { vintage: number }>(ones: readonly One[]) =>
    ones.flatMap((one) => {
      const name = names.get(one.vintage);
      return name ? [{ ...one, ...name }] : [];
    });
  const truncated = listed.length > newest.length || announced.truncated;
  const value = summarise(named(open), named(selling));
  return { value, source: "chain", block: { number: head }, truncated };
}
