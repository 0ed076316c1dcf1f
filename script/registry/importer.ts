/**
 * The registrar's side: brings a plan onto the chain. It always asks the chain first and does only what is missing, so a
 * rerun is harmless and a killed run continues where it stopped.
 */
import { type Address, stringToHex } from "viem";
import { CommandError } from "../chain/fail.ts";
import { type ContentStore, jsonBytes } from "../chain/ipfs.ts";
import type { Signer } from "../chain/keys.ts";
import type { Protocol } from "../chain/protocol.ts";
import { type Catalogue, CLASS_NUMBERS } from "./chain/catalogue.ts";
import { chainVintage, projectFacts } from "./chain/state.ts";
import type { Custody } from "./custody.ts";
import { evidenceDocument, projectDocument } from "./documents.ts";
import type { EvidenceSource } from "./evidence/files.ts";
import type { Missing } from "./missing.ts";
import type { PlannedBlock, PlannedProject } from "./plan/plan.ts";
import { proposeClass } from "./vocabulary/projectClass.ts";

/** How many vintages or blocks one transaction carries: far below any block's gas limit. */
export const BATCH_SIZE = 20;
/** The most CIDs of evidence that a project is proposed with, as the contract has it. */
const MAX_PROJECT_EVIDENCE = 16;

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
  /** audit reports, monitoring data and the like that go beside the export's rows */
  readonly evidence?: EvidenceSource | undefined;
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
  /** blocks of listed projects that wait until a verifier states the verified total of their period */
  readonly unverified: number;
  /** blocks to whose vintages the chain allots nothing more, for instance above a cap of the stakers */
  readonly unallotted: number;
}

/** Does what is missing, in the only order in which the contracts take it. */
export async function bringOnChain(run: ImportRun, missing: Missing): Promise<ImportResult> {
  const { protocol, registrar, progress } = run;
  await protocol.settle(registrar.address);
  const ids = new Map([...missing.knownProjects].map(([projectId, { id }]) => [projectId, id]));
  const listed = new Set([...missing.knownProjects].filter(([, { status }]) => status === "listed").map(([id]) => id));

  for (const [index, project] of missing.projects.entries()) {
    ids.set(project.projectId, await registerProject(run, missing, project));
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

  const open = missing.blocks.filter(({ projectId }) => listed.has(projectId));
  const refused = await allot(run, missing.allotments, vintageIds);
  const blocks = open.filter(({ vintageKey }) => !refused.has(vintageKey));
  await submitAll(run, missing, vintageIds, blocks);
  return {
    projects: missing.projects.length,
    listed: newlyListed,
    vintages: vintages.length,
    blocks: blocks.length,
    waiting: [...missing.blocks, ...missing.unverified].filter(({ projectId }) => !listed.has(projectId)).length,
    unverified: missing.unverified.filter(({ projectId }) => listed.has(projectId)).length,
    unallotted: open.length - blocks.length,
  };
}

/** Allots what the blocks need. Returns the vintages to which the chain allots no more; the others go on without them. */
async function allot(
  { protocol, registrar, progress }: ImportRun,
  allotments: ReadonlyMap<string, bigint>,
  vintageIds: ReadonlyMap<string, number>,
): Promise<ReadonlySet<string>> {
  const refused = new Set<string>();
  const known = [...allotments].filter(([key]) => vintageIds.has(key));
  let done = 0;
  for (const part of chunks(known)) {
    const argsOf = (items: typeof part) => [
      items.map(([key]) => vintageIds.get(key)),
      items.map(([, tonnes]) => tonnes),
    ];
    const whole = await protocol.wouldFail(registrar.address, "Allotments", "allot", argsOf(part));
    for (const group of whole === undefined ? [part] : part.map((one) => [one])) {
      const reason =
        whole === undefined
          ? undefined
          : await protocol.wouldFail(registrar.address, "Allotments", "allot", argsOf(group));
      if (reason !== undefined) {
        const [key] = group[0] as (typeof part)[number];
        progress(`not allotted: ${key}: ${reason}`);
        refused.add(key);
        continue;
      }
      await protocol.send(registrar, "Allotments", "allot", argsOf(group));
      done += group.length;
    }
    progress(`vintages allotted: ${done}/${known.length}`);
  }
  return refused;
}

/** New blocks by the dozen; one that takes the place of a rejected one names it, in a transaction of its own. */
async function submitAll(
  run: ImportRun,
  { catalogue, replaced }: Missing,
  vintageIds: ReadonlyMap<string, number>,
  blocks: readonly PlannedBlock[],
): Promise<void> {
  const { protocol, registrar, progress } = run;
  const fresh = blocks.filter((block) => !replaced.has(block));
  let done = 0;
  for (const part of chunks(fresh)) {
    const submissions = [];
    for (const block of part) submissions.push(await submissionOf(run, catalogue, vintageIds, block));
    await protocol.send(registrar, "CreditIssuance", "submitMany", [submissions]);
    done += part.length;
    progress(`blocks submitted: ${done}/${blocks.length}`);
  }
  for (const block of blocks) {
    const before = replaced.get(block);
    if (before === undefined) continue;
    const submission = await submissionOf(run, catalogue, vintageIds, block);
    // Only the registrar of the rejected block can name it as the one that it replaces.
    const refusal = await protocol.wouldFail(registrar.address, "CreditIssuance", "resubmit", [before, submission]);
    if (refusal === undefined) await protocol.send(registrar, "CreditIssuance", "resubmit", [before, submission]);
    else await protocol.send(registrar, "CreditIssuance", "submit", [submission]);
    done += 1;
    progress(`blocks submitted: ${done}/${blocks.length}`);
  }
}

/** The first documents behind the project's blocks, each in the content store: what the project is proposed with. */
async function evidenceOf(run: ImportRun, missing: Missing, projectId: string): Promise<readonly string[]> {
  const cids = new Set<string>();
  for (const block of [...missing.blocks, ...missing.unverified]) {
    if (cids.size >= MAX_PROJECT_EVIDENCE || block.projectId !== projectId) continue;
    for (const { cid } of (await run.evidence?.storeFor(block, run.store)) ?? []) cids.add(cid);
  }
  return [...cids].slice(0, MAX_PROJECT_EVIDENCE);
}

async function registerProject(run: ImportRun, missing: Missing, project: PlannedProject): Promise<number> {
  const draft = {
    registry: missing.catalogue.registry(project.registry),
    ...projectFacts(project),
    country: stringToHex(project.country, { size: 2 }),
    registryProjectId: project.projectId,
    metadataCid: await run.store.add(jsonBytes(projectDocument(project))),
    evidenceCids: await evidenceOf(run, missing, project.projectId),
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
  const documents = (await run.evidence?.storeFor(block, run.store)) ?? [];
  const evidence = evidenceDocument(block, run.exportSha256, run.custody?.covering(block), documents);
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

export function chunks<T>(items: readonly T[], size = BATCH_SIZE): readonly (readonly T[])[] {
  const parts: T[][] = [];
  for (let index = 0; index < items.length; index += size) parts.push(items.slice(index, index + size));
  return parts;
}
