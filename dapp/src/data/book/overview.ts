import type { ResultOf } from "gql.tada";
import { publicClient } from "../../chain/wagmi.ts";
import { readVintageName } from "../chain/vintageNames.ts";
import { chainNow } from "../chainClock.ts";
import { graphql } from "../graphql/graphql.ts";
import { request } from "../graphql/request.ts";
import { converting, sourced } from "../indexer/convert.ts";
import type { Sourced } from "../model.ts";
import { cheapest } from "../prices.ts";
import { listedIn, readListedLogs } from "./ids.ts";
import type { BookListing } from "./model.ts";
import { readBookListings } from "./offers.ts";

/** A vintage of which something is on offer. */
export interface BookSummary {
  vintage: number;
  year: number;
  projectName: string;
  registryProjectId: string;
  /** How many listings can be bought from. */
  listings: number;
  /** {unit} */
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

type Row = ResultOf<typeof overviewDocument>["listings"][number];
type Named = Pick<BookSummary, "vintage" | "year" | "projectName" | "registryProjectId">;
type Offer = Pick<BookListing, "remaining" | "unitPrice" | "payToken">;

/** Offers put together by vintage, the most tonnes first. */
export function summarise(offers: readonly (Named & Offer)[]): BookSummary[] {
  const byVintage = new Map<number, [Named & Offer, ...(Named & Offer)[]]>();
  for (const offer of offers) {
    const known = byVintage.get(offer.vintage);
    if (known) known.push(offer);
    else byVintage.set(offer.vintage, [offer]);
  }
  return [...byVintage.values()]
    .map((group) => {
      const { vintage, year, projectName, registryProjectId } = group[0];
      const available = group.reduce((sum, { remaining }) => sum + remaining, 0n);
      const named = { vintage, year, projectName, registryProjectId };
      return { ...named, listings: group.length, available, priceFrom: cheapest(group) };
    })
    .sort((a, b) => (a.available < b.available ? 1 : a.available > b.available ? -1 : a.vintage - b.vintage));
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
  return converting(() => {
    const offers = rows
      .filter(({ project }) => project.status === "Listed")
      .map(({ remaining, unitPrice, payToken, vintage, project }) => ({
        ...{ vintage: Number(vintage.id), year: vintage.year, payToken: payToken.id },
        ...{ projectName: project.name, registryProjectId: project.registryProjectId },
        ...{ remaining: BigInt(remaining), unitPrice: BigInt(unitPrice) },
      }));
    return { ...sourced(meta, summarise(offers)), truncated };
  });
}

/** Without the indexer every listing is a question to the chain, so only the newest are read. */
const MAX_READ = 300;

/** The same from the chain alone. */
export async function readOverviewFromChain(): Promise<Sourced<BookSummary[]>> {
  const head = await publicClient.getBlockNumber({ cacheTime: 0 });
  const listed = listedIn(await readListedLogs(head));
  const newest = listed.slice(-MAX_READ);
  const open = (await readBookListings(newest.map(({ id }) => id))).filter(({ state }) => state === "open");
  const vintages = [...new Set(open.map(({ vintage }) => vintage))];
  const names = new Map(await Promise.all(vintages.map(async (id) => [id, await readVintageName(id)] as const)));
  const offers = open.flatMap((offer) => {
    const name = names.get(offer.vintage);
    return name ? [{ ...offer, ...name }] : [];
  });
  const truncated = listed.length > newest.length;
  return { value: summarise(offers), source: "chain", block: { number: head }, truncated };
}
