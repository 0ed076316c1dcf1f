/**
 * The verifier's side: compares every pending block with an export that the verifier read without the registrar's help,
 * and confirms exactly those that match in everything: project, vintage identity, operator, batch, range, quantity, and
 * the recipient whom the verifier expects.
 */
import { type Address, isAddressEqual } from "viem";
import { revertName } from "../chain/errors.ts";
import type { ContentStore } from "../chain/ipfs.ts";
import type { Signer } from "../chain/keys.ts";
import type { Protocol } from "../chain/protocol.ts";
import { type Catalogue, readCatalogue } from "./chain/catalogue.ts";
import {
  type ChainBlock,
  type ChainProject,
  type ChainVintage,
  chainVintage,
  type ProjectFacts,
  projectFacts,
  rangeKey,
  readBlocks,
  readProjects,
} from "./chain/state.ts";
import type { RegistryName } from "./csv/header.ts";
import { provenCustody } from "./evidence/custody.ts";
import { chunks } from "./importer.ts";
import { groupDigits } from "./integer.ts";
import type { ImportPlan, PlannedBlock, PlannedVintage } from "./plan/plan.ts";
import { printable } from "./text.ts";
import { readHoldings } from "./verifier/holdings.ts";

export interface Confirmation {
  readonly block: ChainBlock;
  readonly planned: PlannedBlock;
  readonly digest: string;
  /** confirmed block below, or one that the same run confirms before this one, or 0 */
  readonly neighbour: number;
  /** the registry's custody statement that covers it */
  readonly custody: number;
}

export interface Comparison {
  /** in the order in which they have to be confirmed */
  readonly matching: readonly Confirmation[];
  readonly mismatches: readonly { readonly block: ChainBlock; readonly reason: string }[];
  readonly accepted: number;
  /** planned blocks that nobody submitted */
  readonly unsubmitted: number;
}

/** What the verifier knows besides the export. */
export interface Expectation {
  readonly verifier: Address;
  /** who may receive the credits */
  readonly recipient: Address;
  /** if given, each block's evidence must prove custody of its serials, by a statement that is on chain too */
  readonly store?: ContentStore | undefined;
  /** the custody statement to name; else the one of the evidence, else the latest */
  readonly custody?: number | undefined;
}

/**
 * Pending blocks of the export's registry against the export. All reads are pinned to one block, so the digest belongs
 * to the facts that were compared.
 */
export async function compareWithExport(
  protocol: Protocol,
  registry: RegistryName,
  plan: ImportPlan,
  { verifier, recipient, store, custody }: Expectation,
): Promise<Comparison> {
  const at = await protocol.client.getBlockNumber();
  const catalogue = await readCatalogue(protocol, at);
  const registryId = catalogue.registry(registry);
  const projects = await readProjects(protocol, catalogue, plan, at);
  const facts = factsByProject(plan);
  const blocks = await readBlocks(protocol, () => true, at);
  const ofRegistry = new Set(blocks.filter((block) => block.registry === registryId).map(({ blockId }) => blockId));
  const holdings = await readHoldings(protocol, registryId, (blockId) => ofRegistry.has(blockId), at);
  const planned = plannedByRange(plan, catalogue);
  const vintages = new Map(plan.vintages.map((vintage) => [vintage.key, vintage]));

  const accepted = new Map<string, { blockId: number; start: bigint; end: bigint }[]>();
  const acceptedRanges = new Set<string>();
  for (const block of blocks) {
    if (block.status !== "confirmed") continue;
    insertSorted(accepted, block);
    acceptedRanges.add(rangeKey(block.operator, block.batch, block.start, block.end));
  }

  const matching: Confirmation[] = [];
  const mismatches: { block: ChainBlock; reason: string }[] = [];
  const submitted = new Set<string>();
  const pending = blocks.filter((block) => block.status === "pending" && block.registry === registryId).sort(bySerial);
  for (const block of pending) {
    const key = rangeKey(block.operator, block.batch, block.start, block.end);
    const mine = planned.get(key);
    submitted.add(key);
    const reason =
      mine === undefined
        ? "the export has no such row among those that can be accepted"
        : block.registrar.toLowerCase() === verifier.toLowerCase()
          ? "this verifier submitted the block as registrar"
          : !isAddressEqual(block.recipient as Address, recipient)
            ? `its credits would go to ${block.recipient}, not to ${recipient}`
            : ((await vintageMismatch(
                protocol,
                catalogue,
                block,
                vintages.get(mine.vintageKey) as PlannedVintage,
                projects.get(mine.projectId)?.id,
                at,
              )) ?? projectMismatch(projects.get(mine.projectId), facts.get(mine.projectId) ?? []));
    if (mine === undefined || reason !== undefined) {
      mismatches.push({ block, reason: reason as string });
      continue;
    }
    const neighbours = accepted.get(`${block.operator}/${block.batch}`) ?? [];
    const overlap = neighbours.find((other) => other.start <= block.end && other.end >= block.start);
    if (overlap !== undefined) {
      mismatches.push({
        block,
        reason: `overlaps serials ${overlap.start}–${overlap.end} of block ${overlap.blockId}`,
      });
      continue;
    }
    const proof = store === undefined ? undefined : await provenCustody(store, block.evidenceCid, mine);
    const statement = proof?.ok === false ? proof : holdings.draw(mine.quantity, custody, proof?.value);
    if (!statement.ok) {
      mismatches.push({ block, reason: statement.error });
      continue;
    }
    const below = neighbours.filter((other) => other.end < block.start).at(-1);
    const digest = await protocol.read<string>("CreditIssuance", "digestOf", [block.blockId], at);
    matching.push({ block, planned: mine, digest, neighbour: below?.blockId ?? 0, custody: statement.value });
    insertSorted(accepted, block);
  }
  const done = [...planned.keys()].filter((key) => acceptedRanges.has(key)).length;
  const unsubmitted = [...planned.keys()].filter((key) => !acceptedRanges.has(key) && !submitted.has(key)).length;
  return { matching, mismatches, accepted: done, unsubmitted };
}

/** Confirms in batches; when a batch would revert, its blocks are tried one by one, and those that fail are reported. */
export async function confirmAll(
  protocol: Protocol,
  verifier: Signer,
  matching: readonly Confirmation[],
  progress: (line: string) => void,
): Promise<{
  readonly confirmed: number;
  readonly failed: readonly { readonly block: ChainBlock; readonly reason: string }[];
}> {
  await protocol.settle(verifier.address);
  const failed: { block: ChainBlock; reason: string }[] = [];
  let confirmed = 0;
  const argsOf = (items: readonly Confirmation[]) => [
    items.map(({ block, neighbour, digest, custody }) => ({ blockId: block.blockId, neighbour, digest, custody })),
  ];
  for (const part of chunks(matching)) {
    const refusal = await protocol.wouldFail(verifier.address, "CreditIssuance", "confirmMany", argsOf(part));
    const groups = refusal === undefined ? [part] : part.map((one) => [one]);
    for (const group of groups) {
      const reason =
        refusal === undefined
          ? undefined
          : await protocol.wouldFail(verifier.address, "CreditIssuance", "confirmMany", argsOf(group));
      if (reason !== undefined) {
        failed.push({ block: (group[0] as Confirmation).block, reason });
        continue;
      }
      await protocol.send(verifier, "CreditIssuance", "confirmMany", argsOf(group));
      confirmed += group.length;
    }
    progress(`blocks confirmed: ${confirmed}/${matching.length}`);
  }
  return { confirmed, failed };
}

const FIELD_NAMES: Readonly<Record<keyof ChainVintage, string>> = {
  project: "project number",
  year: "year",
  periodStart: "period start",
  periodEnd: "period end",
  kind: "unit kind",
  labels: "label mask",
};

/** Why the block's vintage on chain is not the export's, or `undefined`. */
async function vintageMismatch(
  protocol: Protocol,
  catalogue: Catalogue,
  block: ChainBlock,
  planned: PlannedVintage,
  project: number | undefined,
  at: bigint,
): Promise<string | undefined> {
  if (project === undefined) return `the project ${planned.projectId} is not registered`;
  const expected = chainVintage(planned, project, catalogue);
  let actual: ChainVintage;
  try {
    actual = await protocol.read<ChainVintage>("CarbonCredit", "vintageOf", [block.vintage], at);
  } catch (error) {
    if (revertName(error) !== "VintageUnknown") throw error;
    return `its vintage, number ${block.vintage}, is not registered`;
  }
  for (const field of Object.keys(FIELD_NAMES) as (keyof ChainVintage)[]) {
    if (BigInt(actual[field]) !== BigInt(expected[field])) {
      return `its vintage differs: ${FIELD_NAMES[field]} ${actual[field]} on chain, ${expected[field]} in the export`;
    }
  }
  return undefined;
}

const FACT_NAMES: Readonly<Record<keyof ProjectFacts, string>> = {
  country: "country",
  name: "name",
  projectType: "type",
  methodology: "methodology",
  proponent: "proponent",
};

/**
 * Why the project on chain is not the export's, or `undefined`. Rows of one project may word it differently, and which of
 * them an import met first depends on the export's day: any of their wordings is the export's. A proponent that the export
 * does not name (Verra's does not) is not compared.
 */
export function projectMismatch(project: ChainProject | undefined, said: readonly ProjectFacts[]): string | undefined {
  if (project === undefined) return undefined;
  for (const field of Object.keys(FACT_NAMES) as (keyof ProjectFacts)[]) {
    const words = said.map((facts) => facts[field]).filter((text) => field !== "proponent" || text !== "");
    if (words.length === 0 || words.includes(project[field])) continue;
    const actual = printable(project[field], 160);
    return `its project differs: ${FACT_NAMES[field]} "${actual}" on chain, "${printable(words[0] as string, 160)}" in the export`;
  }
  return undefined;
}

function factsByProject(plan: ImportPlan): Map<string, readonly ProjectFacts[]> {
  const found = new Map<string, ProjectFacts[]>();
  for (const { projectId, row } of plan.blocks) {
    const list = found.get(projectId) ?? [];
    list.push(projectFacts(row));
    found.set(projectId, list);
  }
  return found;
}

function plannedByRange(plan: ImportPlan, catalogue: Catalogue): Map<string, PlannedBlock> {
  return new Map(
    plan.blocks.map((block) => [
      rangeKey(catalogue.operator(block.registry, block.operator), block.batch, block.start, block.end),
      block,
    ]),
  );
}

function insertSorted(map: Map<string, { blockId: number; start: bigint; end: bigint }[]>, block: ChainBlock): void {
  const key = `${block.operator}/${block.batch}`;
  const list = map.get(key) ?? [];
  const index = list.findIndex((other) => other.start > block.start);
  list.splice(index < 0 ? list.length : index, 0, { blockId: block.blockId, start: block.start, end: block.end });
  map.set(key, list);
}

function bySerial(a: ChainBlock, b: ChainBlock): number {
  if (a.vintage !== b.vintage) return a.vintage - b.vintage;
  if (a.batch !== b.batch) return a.batch < b.batch ? -1 : 1;
  return a.start < b.start ? -1 : a.start > b.start ? 1 : a.blockId - b.blockId;
}

/** "block 7, VER batch 19385, serials 941467007–941467431 (425 t)" */
export function describeBlock(block: ChainBlock): string {
  const tonnes = groupDigits(block.end - block.start + 1n);
  return `block ${block.blockId}, batch ${block.batch}, serials ${block.start}–${block.end} (${tonnes} t)`;
}
