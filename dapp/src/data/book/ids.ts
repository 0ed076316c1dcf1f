import type { Abi } from "viem";
import { contracts } from "../../chain/contracts.ts";
import { publicClient } from "../../chain/wagmi.ts";
import { type DecodedLog, readLogs } from "../chain/logs.ts";
import { graphql } from "../graphql/graphql.ts";
import { request } from "../graphql/request.ts";
import { converting, sourced } from "../indexer/convert.ts";
import type { Sourced } from "../model.ts";

/** So many listings of a vintage are looked at, the cheapest. */
export const MAX_BOOK_LISTINGS = 100;

const idsDocument = graphql(`
  query BookListings($vintage: String!) {
    _meta { block { number hash } }
    listings(first: 100, orderBy: unitPrice, orderDirection: asc, where: { vintage: $vintage, status: Active }) { id }
  }
`);

/** Which listings of a vintage have something left, from the indexer. How they stand is asked of the chain. */
export async function readListingIds(vintage: number, signal?: AbortSignal): Promise<Sourced<bigint[]>> {
  const answer = await request(idsDocument, { vintage: String(vintage) }, signal);
  return converting(() => {
    const ids = answer.listings.map(({ id }) => BigInt(id));
    return { ...sourced(answer._meta, ids), truncated: ids.length >= MAX_BOOK_LISTINGS };
  });
}

/** The listings that logs tell of and do not tell that they were cancelled. */
export function listedIn(logs: readonly DecodedLog[]): { id: bigint; vintage: number }[] {
  const cancelled = new Set(
    logs.filter(({ eventName }) => eventName === "ListingCancelled").map(({ args }) => args.listing),
  );
  return logs
    .filter(({ eventName, args }) => eventName === "Listed" && !cancelled.has(args.listing))
    .map(({ args }) => ({ id: args.listing as bigint, vintage: Number(args.vintage) }));
}

/** The logs of listings made and cancelled, of one vintage or of all. */
export async function readListedLogs(head: bigint, vintage?: number): Promise<DecodedLog[]> {
  const { address, abi } = contracts.creditMarket;
  const market = { address, abi: abi as Abi };
  return readLogs(
    [
      { ...market, eventName: "Listed", ...(vintage !== undefined && { args: { vintage } }) },
      { ...market, eventName: "ListingCancelled" },
    ],
    head,
  );
}

/** The same from the chain alone. */
export function readListingIdsFromChain(vintage: number): Promise<Sourced<bigint[]>> {
  return readListingIdsOf([vintage]);
}

/** The same of several vintages together. */
export async function readListingIdsOf(vintages: readonly number[]): Promise<Sourced<bigint[]>> {
  const head = await publicClient.getBlockNumber({ cacheTime: 0 });
  const listed = listedIn(await readListedLogs(head, vintages.length === 1 ? vintages[0] : undefined)).filter(
    ({ vintage }) => vintages.includes(vintage),
  );
  const newest = listed.slice(-MAX_BOOK_LISTINGS).map(({ id }) => id);
  return { value: newest, source: "chain", block: { number: head }, truncated: listed.length > newest.length };
}
