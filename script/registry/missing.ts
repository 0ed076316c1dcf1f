/** What of a plan is missing on chain, and what of it cannot be done there and why. Reads only. */
import type { Protocol } from "../chain/protocol.ts";
import { readPeriods, readVintageStates } from "./chain/allotments.ts";
import { type Catalogue, readCatalogue } from "./chain/catalogue.ts";
import {
  batchesOf,
  type ChainBlock,
  type ChainProject,
  rangeKey,
  readBlocks,
  readProjects,
  readVintages,
} from "./chain/state.ts";
import type { ColumnPlace, ColumnRole } from "./crossCheck.ts";
import { groupDigits } from "./integer.ts";
import { fitAllotments, periodKey, type Shortage } from "./plan/allotments.ts";
import type { ImportPlan, PlannedBlock, PlannedProject, PlannedVintage } from "./plan/plan.ts";
import type { Reason, Refusal } from "./reason.ts";

/** What is missing on chain, and what cannot be done and why. */
export interface Missing {
  readonly catalogue: Catalogue;
  readonly knownProjects: ReadonlyMap<string, ChainProject>;
  readonly knownVintages: ReadonlyMap<string, number>;
  readonly projects: readonly PlannedProject[];
  /** registered, but not listed by the council yet */
  readonly unlisted: readonly PlannedProject[];
  readonly vintages: readonly PlannedVintage[];
  /** vintage key → its new allotment {t}, where it must grow for the blocks */
  readonly allotments: ReadonlyMap<string, bigint>;
  readonly blocks: readonly PlannedBlock[];
  /** blocks that take the place of one that a verifier rejected, and its number */
  readonly replaced: ReadonlyMap<PlannedBlock, number>;
  /** blocks that wait until a verifier states the verified total of their period */
  readonly unverified: readonly PlannedBlock[];
  /** pending or accepted already */
  readonly present: { readonly pending: number; readonly accepted: number };
  /** what the chain would refuse or a verifier rejected; an import counts these rows as refused */
  readonly impossible: readonly Impossible[];
}

export interface Impossible {
  readonly block: PlannedBlock;
  readonly reason: Reason;
  readonly message: string;
}

/** Compares a plan with the chain. Sends nothing. */
export async function findMissing(protocol: Protocol, plan: ImportPlan, resubmitRejected: boolean): Promise<Missing> {
  const catalogue = await readCatalogue(protocol);
  // Everything that the chain must know by name is looked up before the first transaction.
  for (const { labels } of plan.vintages) catalogue.labelMask(labels);
  for (const { registry, operator } of plan.blocks) catalogue.operator(registry, operator);
  const knownProjects = await readProjects(protocol, catalogue, plan);
  const knownVintages = await readVintages(protocol, catalogue, plan, knownProjects);
  const inBatch = batchesOf(plan.blocks, catalogue);
  const vintageIds = new Set(knownVintages.values());
  const onChain = await readBlocks(
    protocol,
    (operator, batch, vintage) => inBatch(operator, batch) || vintageIds.has(vintage),
  );

  const byRange = new Map<string, ChainBlock[]>();
  const accepted = new Map<string, ChainBlock[]>();
  for (const block of onChain) {
    push(byRange, rangeKey(block.operator, block.batch, block.start, block.end), block);
    if (block.status === "confirmed") push(accepted, `${block.operator}/${block.batch}`, block);
  }

  const wanted: PlannedBlock[] = [];
  const replaced = new Map<PlannedBlock, number>();
  const impossible: Impossible[] = [];
  const present = { pending: 0, accepted: 0 };
  for (const block of plan.blocks) {
    const operator = catalogue.operator(block.registry, block.operator);
    const same = byRange.get(rangeKey(operator, block.batch, block.start, block.end)) ?? [];
    const project = knownProjects.get(block.projectId);
    const row = plan.projects.find(({ projectId }) => projectId === block.projectId) as PlannedProject;
    const vintage = knownVintages.get(block.vintageKey);
    const live = same.find(({ status }) => status === "confirmed") ?? same.find(({ status }) => status === "pending");
    const overlap = accepted
      .get(`${operator}/${block.batch}`)
      ?.find((other) => other.start <= block.end && other.end >= block.start);
    if (live !== undefined && live.vintage !== vintage) {
      const message = `block ${live.blockId} holds the same serials for another vintage`;
      impossible.push({ block, reason: "chain-vintage", message });
    } else if (live !== undefined) {
      present[live.status === "confirmed" ? "accepted" : "pending"] += 1;
    } else if (overlap !== undefined) {
      impossible.push({
        block,
        reason: "chain-overlap",
        message: `overlaps serials ${overlap.start}–${overlap.end}, accepted in block ${overlap.blockId}`,
      });
    } else if (project !== undefined && (project.status === "suspended" || project.status === "delisted")) {
      impossible.push({ block, reason: "chain-closed", message: `the project is ${project.status} on chain` });
    } else if (project !== undefined && project.country !== row.country) {
      impossible.push({
        block,
        reason: "chain-country",
        message: `on chain the project lies in ${project.country}, in the export in ${row.country}`,
      });
    } else if (same.some(({ status }) => status === "rejected") && !resubmitRejected) {
      const message = "a verifier rejected this block before; --resubmit-rejected submits it again";
      impossible.push({ block, reason: "rejected-before", message });
    } else {
      wanted.push(block);
      const rejected = same.filter(({ status }) => status === "rejected").at(-1);
      if (rejected !== undefined) replaced.set(block, rejected.blockId);
    }
  }
  const fit = fitAllotments(
    wanted,
    plan.vintages,
    await readPeriods(protocol, plan, knownProjects),
    await readVintageStates(protocol, knownVintages, onChain),
  );
  const keys = new Map(plan.vintages.map((vintage) => [vintage.key, periodKey(vintage)]));
  for (const shortage of fit.short) {
    const message = describeShortage(shortage, keys.get(shortage.block.vintageKey) as string);
    impossible.push({ block: shortage.block, reason: "verified-total", message });
  }
  const possible = [...fit.fitting, ...fit.unverified];
  const needed = new Set(possible.map(({ projectId }) => projectId));
  const neededVintages = new Set(possible.map(({ vintageKey }) => vintageKey));
  return {
    catalogue,
    knownProjects,
    knownVintages,
    projects: plan.projects.filter(({ projectId }) => needed.has(projectId) && !knownProjects.has(projectId)),
    unlisted: plan.projects.filter(
      ({ projectId }) => needed.has(projectId) && knownProjects.get(projectId)?.status === "proposed",
    ),
    vintages: plan.vintages.filter(({ key }) => neededVintages.has(key) && !knownVintages.has(key)),
    allotments: fit.allotments,
    blocks: fit.fitting,
    replaced,
    unverified: fit.unverified,
    present,
    impossible,
  };
}

/** An impossible block as the refused row that it is, with the column that the reason is about. */
export function refusalOf(
  { block, reason, message }: Impossible,
  columns: Readonly<Record<ColumnRole, ColumnPlace>>,
): Refusal {
  const place = columns[reason === "chain-country" ? "country" : reason === "chain-closed" ? "project" : "serial"];
  return { line: block.row.line, ...place, reason, message, tonnes: block.quantity };
}

function describeShortage({ block, period, left }: Shortage, key: string): string {
  const [verified, rest] = [period.verified, left > 0n ? left : 0n].map(groupDigits);
  return `the verified total of ${key} is ${verified} t, of which ${rest} t are left for these ${groupDigits(block.quantity)} t`;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
