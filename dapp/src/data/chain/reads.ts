import type { Abi } from "viem";
import { contracts } from "../../chain/contracts.ts";
import { publicClient } from "../../chain/wagmi.ts";
import { chainNow } from "../chainClock.ts";
import { listingState } from "../listings.ts";
import type { Listing, PortfolioEntry, ProjectDetail, Sourced, VintageDetail } from "../model.ts";
import { onOffer } from "../prices.ts";
import { soundnessOf } from "../soundness.ts";
import { readBlocks, readRetirements } from "./blocks.ts";
import { readHistoryLogs, toAuditEvent } from "./history.ts";
import { readLogs } from "./logs.ts";
import { parseId, readListings, readProjectParts, readVintageIds, readVintageParts } from "./parts.ts";

/** Without the indexer every project costs several questions to the chain, so only the newest are read. */
const MAX_PROJECTS = 150;
const MAX_RETIREMENTS = 50;

/** The portfolio from the chain alone. */
export async function readPortfolioFromChain(): Promise<Sourced<PortfolioEntry[]>> {
  const block = await head();
  const count = Number(await publicClient.readContract({ ...contracts.projectRegistry, functionName: "projectCount" }));
  const ids = Array.from({ length: Math.min(count, MAX_PROJECTS) }, (_, index) => count - index);
  const { address, abi } = contracts.creditMarket;
  const logs = await readLogs(
    ["Listed", "ListingCancelled"].map((eventName) => ({ address, abi: abi as Abi, eventName })),
    block,
  );
  const listings = await readListings(logs);
  const entries = await Promise.all(ids.map((id) => readEntry(id, listings)));
  return { value: entries.reverse(), source: "chain", block: { number: block }, truncated: count > MAX_PROJECTS };
}

async function readEntry(id: number, listings: Listing[]): Promise<PortfolioEntry> {
  const vintages = await Promise.all((await readVintageIds(id)).map(readVintageParts));
  const project = await readProjectParts(id, vintages);
  const soundness = new Map(vintages.map((vintage) => [vintage.id, soundnessOf(vintage)]));
  const offers = listings
    .filter(({ vintageId }) => Number(vintageId) >> 12 === id)
    .map((listing) => ({ ...listing, soundness: soundness.get(listing.vintageId) ?? "sound" }))
    .filter((listing) => listingState(listing, project.status, chainNow(), "sound") === "open");
  return {
    ...project,
    vintageYears: [...new Set(vintages.map(({ year }) => year))].sort((a, b) => b - a),
    ...onOffer(offers),
  };
}

/** A project's page from the chain alone. */
export async function readProjectFromChain(idText: string): Promise<Sourced<ProjectDetail>> {
  const id = Number(parseId(idText, 20));
  const block = await head();
  const ids = await readVintageIds(id);
  const [vintages, logs] = await Promise.all([
    Promise.all(ids.map(readVintageParts)),
    readHistoryLogs({ project: id, vintages: ids }, block),
  ]);
  const [project, listings] = await Promise.all([readProjectParts(id, vintages, logs), readListings(logs)]);
  const value: ProjectDetail = {
    project,
    vintages: vintages.sort((a, b) => b.year - a.year),
    listings: listings.filter(({ status }) => status === "Active"),
    history: logs.map(toAuditEvent).reverse(),
  };
  return { value, source: "chain", block: { number: block } };
}

/** A vintage's page from the chain alone. */
export async function readVintageFromChain(idText: string): Promise<Sourced<VintageDetail>> {
  const id = Number(parseId(idText, 32));
  const block = await head();
  const [vintage, sequence, logs] = await Promise.all([
    readVintageParts(id),
    publicClient.readContract({ ...contracts.carbonCredit, functionName: "sequenceOf", args: [id] }),
    readHistoryLogs({ vintages: [id] }, block),
  ]);
  const [project, blocks, listings, retirements] = await Promise.all([
    readProjectParts(Math.floor(id / 4_096), [vintage], logs),
    readBlocks(logs),
    readListings(logs),
    readRetirements(logs, MAX_RETIREMENTS),
  ]);
  const history = logs.map(toAuditEvent).reverse();
  const next = sequence.detours || sequence.head >= sequence.issued ? null : sequence.head;
  const covered = logs
    .filter(({ eventName }) => eventName === "ShortfallCovered")
    .reduce((sum, { args }) => sum + (args.amount as bigint), 0n);
  const value = { project, vintage, next, covered, blocks, listings: listings.reverse(), retirements, history };
  return { value, source: "chain", block: { number: block } };
}

function head(): Promise<bigint> {
  return publicClient.getBlockNumber({ cacheTime: 0 });
}
