/** What of a plan is on chain already. Everything an import or a confirmation decides, it decides from this. */
import type { Protocol } from "../../chain/protocol.ts";
import type { ImportPlan, PlannedBlock, PlannedProject, PlannedVintage } from "../plan/plan.ts";
import { formatMethodologies } from "../vocabulary/methodology.ts";
import {
  BLOCK_STATUSES,
  type BlockStatus,
  type Catalogue,
  PROJECT_STATUSES,
  type ProjectStatus,
  UNIT_KINDS,
} from "./catalogue.ts";

/** `Vintage` of ICarbonCredit.sol. */
export interface ChainVintage {
  readonly project: number;
  readonly year: number;
  readonly periodStart: number;
  readonly periodEnd: number;
  readonly kind: number;
  readonly labels: bigint;
}

/** What the chain says about a project in words. */
export interface ProjectFacts {
  readonly name: string;
  readonly projectType: string;
  readonly methodology: string;
  /** empty: not named */
  readonly proponent: string;
  /** ISO 3166-1 alpha-2 */
  readonly country: string;
}

export interface ChainProject extends ProjectFacts {
  readonly id: number;
  readonly status: ProjectStatus;
}

export interface ChainBlock {
  readonly blockId: number;
  readonly status: BlockStatus;
  readonly vintage: number;
  readonly registry: number;
  readonly operator: number;
  readonly batch: bigint;
  readonly start: bigint;
  readonly end: bigint;
  readonly registrar: string;
  /** zero once it is confirmed */
  readonly recipient: string;
  readonly evidenceCid: string;
}

/** `BlockSubmission` of ICreditIssuance.sol, as its event carries it. */
interface Submission {
  readonly vintage: number;
  readonly registry: number;
  readonly operator: number;
  readonly batch: number;
  readonly serialStart: bigint;
  readonly serialEnd: bigint;
  readonly quantity: bigint;
  readonly recipient: string;
  readonly evidenceCid: string;
}

export async function readProjects(
  protocol: Protocol,
  catalogue: Catalogue,
  plan: ImportPlan,
  at?: bigint,
): Promise<Map<string, ChainProject>> {
  const found = new Map<string, ChainProject>();
  await inSteps(plan.projects, async (project) => {
    const args = [catalogue.registry(project.registry), project.projectId];
    const id = Number(await protocol.read<number>("ProjectRegistry", "projectIdOf", args, at));
    if (id === 0) return;
    const stored = await protocol.read<ProjectFacts & { status: number }>("ProjectRegistry", "projectOf", [id], at);
    const { name, projectType, methodology, proponent } = stored;
    const country = Buffer.from(stored.country.slice(2), "hex").toString("latin1");
    const status = PROJECT_STATUSES[stored.status] as ProjectStatus;
    found.set(project.projectId, { id, status, name, projectType, methodology, proponent, country });
  });
  return found;
}

/** A project of an export in the words in which it is registered. */
export function projectFacts(
  project: Pick<PlannedProject, "name" | "types" | "methodologies" | "proponent" | "country">,
): ProjectFacts {
  const { name, types, methodologies, proponent, country } = project;
  return { name, projectType: types.join("; "), methodology: formatMethodologies(methodologies), proponent, country };
}

export function chainVintage(vintage: PlannedVintage, project: number, catalogue: Catalogue): ChainVintage {
  const { year, periodStart, periodEnd, kind, labels } = vintage;
  return { project, year, periodStart, periodEnd, kind: UNIT_KINDS.indexOf(kind), labels: catalogue.labelMask(labels) };
}

/** Vintage key → its number, for those that exist. */
export async function readVintages(
  protocol: Protocol,
  catalogue: Catalogue,
  plan: ImportPlan,
  projects: ReadonlyMap<string, ChainProject>,
): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  await inSteps(plan.vintages, async (vintage) => {
    const project = projects.get(vintage.projectId);
    if (project === undefined) return;
    const identity = chainVintage(vintage, project.id, catalogue);
    const id = Number(await protocol.read<number>("CarbonCredit", "vintageIdOf", [identity]));
    if (id !== 0) found.set(vintage.key, id);
  });
  return found;
}

/** All submitted blocks that `wanted` picks, with their status at one block. */
export async function readBlocks(
  protocol: Protocol,
  wanted: (operator: number, batch: bigint, vintage: number) => boolean,
  at?: bigint,
): Promise<readonly ChainBlock[]> {
  const block = at ?? (await protocol.client.getBlockNumber());
  const events = await protocol.events<{ blockId: number; registrar: string; submission: Submission }>(
    "CreditIssuance",
    "BlockSubmitted",
    { to: block },
  );
  const blocks: ChainBlock[] = [];
  const mine = events.filter(({ args }) =>
    wanted(args.submission.operator, BigInt(args.submission.batch), Number(args.submission.vintage)),
  );
  await inSteps(mine, async ({ args }) => {
    const { blockId, registrar, submission } = args;
    const stored = await protocol.read<{
      status: number;
      vintage: number;
      serialStart: bigint;
      serialEnd: bigint;
      recipient: string;
    }>("CreditIssuance", "blockOf", [blockId], block);
    blocks.push({
      blockId: Number(blockId),
      status: BLOCK_STATUSES[stored.status] as BlockStatus,
      vintage: Number(stored.vintage),
      registry: Number(submission.registry),
      operator: Number(submission.operator),
      batch: BigInt(submission.batch),
      start: stored.serialStart,
      end: stored.serialEnd,
      registrar,
      recipient: stored.recipient,
      evidenceCid: submission.evidenceCid,
    });
  });
  return blocks.sort((a, b) => a.blockId - b.blockId);
}

export function rangeKey(operator: number, batch: bigint, start: bigint, end: bigint): string {
  return `${operator}/${batch}/${start}-${end}`;
}

/** The planned blocks' batches, as a filter for `readBlocks`. */
export function batchesOf(
  blocks: readonly PlannedBlock[],
  catalogue: Catalogue,
): (operator: number, batch: bigint) => boolean {
  const keys = new Set(
    blocks.map(({ registry, operator, batch }) => `${catalogue.operator(registry, operator)}/${batch}`),
  );
  return (operator, batch) => keys.has(`${operator}/${batch}`);
}

/** Runs reads side by side, but never more than a node likes to answer at once. */
export async function inSteps<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const size = 50;
  for (let index = 0; index < items.length; index += size) {
    await Promise.all(items.slice(index, index + size).map(work));
  }
}
