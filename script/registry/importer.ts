/**
 * The registrar's side: brings a plan onto the chain. It always asks the chain first and does only what is missing, so a
 * rerun is harmless and a killed run continues where it stopped.
 */
import { type Address, stringToHex } from "viem";
import { CommandError } from "../chain/fail.ts";
import { type ContentStore, jsonBytes } from "../chain/ipfs.ts";
import type { Signer } from "../chain/keys.ts";
import type { Protocol } from "../chain/protocol.ts";
import { type Catalogue, CLASS_NUMBERS, readCatalogue } from "./chain/catalogue.ts";
import {
  batchesOf,
  type ChainBlock,
  type ChainProject,
  chainVintage,
  projectFacts,
  rangeKey,
  readBlocks,
  readProjects,
  readVintages,
} from "./chain/state.ts";
import type { ColumnPlace, ColumnRole } from "./crossCheck.ts";
import type { Custody } from "./custody.ts";
import { evidenceDocument, projectDocument } from "./documents.ts";
import type { ImportPlan, PlannedBlock, PlannedProject, PlannedVintage } from "./plan/plan.ts";
import type { Reason, Refusal } from "./reason.ts";
import { proposeClass } from "./vocabulary/projectClass.ts";

/** How many vintages or blocks one transaction carries: far below any block's gas limit. */
export const BATCH_SIZE = 20;

/** What is missing on chain, and what cannot be done and why. */
export interface Missing {
  readonly catalogue: Catalogue;
  readonly knownProjects: ReadonlyMap<string, ChainProject>;
  readonly knownVintages: ReadonlyMap<string, number>;
  readonly projects: readonly PlannedProject[];
  /** registered, but not listed by the council yet */
  readonly unlisted: readonly PlannedProject[];
  readonly vintages: readonly PlannedVintage[];
  readonly blocks: readonly PlannedBlock[];
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
  const onChain = await readBlocks(protocol, batchesOf(plan.blocks, catalogue));

  const byRange = new Map<string, ChainBlock[]>();
  const accepted = new Map<string, ChainBlock[]>();
  for (const block of onChain) {
    push(byRange, rangeKey(block.operator, block.batch, block.start, block.end), block);
    if (block.status === "confirmed") push(accepted, `${block.operator}/${block.batch}`, block);
  }

  const blocks: PlannedBlock[] = [];
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
      blocks.push(block);
    }
  }
  const needed = new Set(blocks.map(({ projectId }) => projectId));
  const neededVintages = new Set(blocks.map(({ vintageKey }) => vintageKey));
  return {
    catalogue,
    knownProjects,
    knownVintages,
    projects: plan.projects.filter(({ projectId }) => needed.has(projectId) && !knownProjects.has(projectId)),
    unlisted: plan.projects.filter(
      ({ projectId }) => needed.has(projectId) && knownProjects.get(projectId)?.status === "proposed",
    ),
    vintages: plan.vintages.filter(({ key }) => neededVintages.has(key) && !knownVintages.has(key)),
    blocks,
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

export interface ImportRun {
  readonly protocol: Protocol;
  readonly registrar: Signer;
  /** lists proposed projects that their curators let pass; without it the import stops before their vintages */
  readonly council: Signer | undefined;
  /** has curators score a project whose keys are at hand: on the local chain only */
  readonly curate?: ((project: PlannedProject, id: number) => Promise<void>) | undefined;
  readonly recipient: Address;
  readonly store: ContentStore;
  readonly custody: Custody | undefined;
  readonly exportSha256: string;
  readonly progress: (line: string) => void;
}

export interface ImportResult {
  readonly projects: number;
  readonly listed: number;
  readonly vintages: number;
  readonly blocks: number;
  /** blocks whose project waits for its curators or for the council */
  readonly waiting: number;
}

/** Does what is missing, in the only order in which the contracts take it. */
export async function bringOnChain(run: ImportRun, missing: Missing): Promise<ImportResult> {
  const { protocol, registrar, progress } = run;
  await protocol.settle(registrar.address);
  const ids = new Map([...missing.knownProjects].map(([projectId, { id }]) => [projectId, id]));
  const listed = new Set([...missing.knownProjects].filter(([, { status }]) => status === "listed").map(([id]) => id));

  for (const [index, project] of missing.projects.entries()) {
    ids.set(project.projectId, await registerProject(run, missing.catalogue, project));
    progress(`project ${index + 1}/${missing.projects.length} registered: ${project.projectId} ${project.name}`);
  }
  const toList = [...missing.unlisted, ...missing.projects];
  let newlyListed = 0;
  if (run.council !== undefined && toList.length > 0) {
    await protocol.settle(run.council.address);
    for (const [index, project] of toList.entries()) {
      const id = ids.get(project.projectId) as number;
      await run.curate?.(project, id);
      const { passes } = await protocol.read<{ passes: boolean }>("Curation", "standingOf", [id]);
      if (!passes) {
        progress(`project ${index + 1}/${toList.length} waits for its curators: ${project.projectId}`);
        continue;
      }
      const projectClass = proposeClass(project.types, project.methodologies);
      await protocol.send(run.council, "ProjectRegistry", "listProject", [id, CLASS_NUMBERS[projectClass]]);
      listed.add(project.projectId);
      newlyListed += 1;
      progress(`project ${index + 1}/${toList.length} listed as ${projectClass}: ${project.projectId}`);
    }
  }

  const vintageIds = new Map(missing.knownVintages);
  const vintages = missing.vintages.filter(({ projectId }) => listed.has(projectId));
  let done = 0;
  for (const part of chunks(vintages)) {
    const identities = part.map((vintage) =>
      chainVintage(vintage, ids.get(vintage.projectId) as number, missing.catalogue),
    );
    const receipt = await protocol.send(registrar, "CarbonCredit", "registerVintages", [identities]);
    const events = protocol.eventsIn<{ vintage: number }>(receipt, "CarbonCredit", "VintageRegistered");
    if (events.length !== part.length)
      throw new CommandError(`${part.length} vintages sent, ${events.length} registered`);
    for (const [index, vintage] of part.entries()) vintageIds.set(vintage.key, Number(events[index]?.args.vintage));
    done += part.length;
    progress(`vintages registered: ${done}/${vintages.length}`);
  }

  const blocks = missing.blocks.filter(({ projectId }) => listed.has(projectId));
  done = 0;
  for (const part of chunks(blocks)) {
    const submissions = [];
    for (const block of part) submissions.push(await submissionOf(run, missing.catalogue, vintageIds, block));
    await protocol.send(registrar, "CreditIssuance", "submitMany", [submissions]);
    done += part.length;
    progress(`blocks submitted: ${done}/${blocks.length}`);
  }
  return {
    projects: missing.projects.length,
    listed: newlyListed,
    vintages: vintages.length,
    blocks: blocks.length,
    waiting: missing.blocks.length - blocks.length,
  };
}

async function registerProject(run: ImportRun, catalogue: Catalogue, project: PlannedProject): Promise<number> {
  const draft = {
    registry: catalogue.registry(project.registry),
    ...projectFacts(project),
    country: stringToHex(project.country, { size: 2 }),
    registryProjectId: project.projectId,
    metadataCid: await run.store.add(jsonBytes(projectDocument(project))),
  };
  const receipt = await run.protocol.send(run.registrar, "ProjectRegistry", "registerProject", [draft]);
  const [event] = run.protocol.eventsIn<{ project: number }>(receipt, "ProjectRegistry", "ProjectRegistered");
  if (event === undefined) throw new CommandError(`${project.projectId}: no ProjectRegistered event in its receipt`);
  return Number(event.args.project);
}

async function submissionOf(
  run: ImportRun,
  catalogue: Catalogue,
  vintageIds: ReadonlyMap<string, number>,
  block: PlannedBlock,
): Promise<object> {
  const evidence = evidenceDocument(block, run.exportSha256, run.custody?.covering(block));
  return {
    vintage: vintageIds.get(block.vintageKey),
    registry: catalogue.registry(block.registry),
    operator: catalogue.operator(block.registry, block.operator),
    batch: Number(block.batch),
    serialStart: block.start,
    serialEnd: block.end,
    quantity: block.quantity,
    recipient: run.recipient,
    evidenceCid: await run.store.add(jsonBytes(evidence)),
  };
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

export function chunks<T>(items: readonly T[], size = BATCH_SIZE): readonly (readonly T[])[] {
  const parts: T[][] = [];
  for (let index = 0; index < items.length; index += size) parts.push(items.slice(index, index + size));
  return parts;
}
