/** The verified totals of an export's periods: what the export and the chain show of them, and what the chain says. */
import { CommandError } from "../../chain/fail.ts";
import type { Signer } from "../../chain/keys.ts";
import type { Protocol } from "../../chain/protocol.ts";
import type { CalendarDate } from "../calendar.ts";
import { type ChainPeriod, readPeriods, readStatedPeriods } from "../chain/allotments.ts";
import { readCatalogue } from "../chain/catalogue.ts";
import { type ChainVintage, inSteps, readBlocks, readProjects } from "../chain/state.ts";
import { periodKey } from "../plan/allotments.ts";
import type { ImportPlan, PlannedBlock } from "../plan/plan.ts";

/** A project's period over all its label sets and years {t}. */
export interface PeriodTotal {
  /** "VCS-4268/20240601-20241231" */
  readonly key: string;
  readonly projectId: string;
  /** the project's number on chain; `undefined` while it is not registered */
  readonly project: number | undefined;
  readonly periodStart: CalendarDate;
  readonly periodEnd: CalendarDate;
  /** live units of the export */
  readonly exported: bigint;
  /** issued here before, and not in the export: an export may hold a part of a period only */
  readonly issuedElsewhere: bigint;
  /** what verifiers stated before */
  readonly stated: bigint;
  readonly allotted: bigint;
}

/** The periods of an export's projects. */
export interface Periods {
  /** those of the export, in the plan's order */
  readonly totals: readonly PeriodTotal[];
  /** those that have a verified total on chain, and that the export does not have */
  readonly others: readonly ChainPeriod[];
}

/** What a total is stated of. */
export type StatedOf = Pick<PeriodTotal, "key" | "project" | "periodStart" | "periodEnd">;

/** A verified total with the report that it rests on. */
export interface PeriodStatement {
  readonly period: StatedOf;
  readonly tonnes: bigint;
  readonly reportCid: string;
}

/** The least verified total of a period: all that is known to have been issued of it. */
export function leastTotal({ exported, issuedElsewhere }: PeriodTotal): bigint {
  return exported + issuedElsewhere;
}

/** Every period of a plan, and what else of its projects is stated. */
export async function readPeriodTotals(protocol: Protocol, plan: ImportPlan): Promise<Periods> {
  const catalogue = await readCatalogue(protocol);
  const projects = await readProjects(protocol, catalogue, plan);
  const stated = await readPeriods(protocol, plan, projects);
  const vintages = new Map(plan.vintages.map((vintage) => [vintage.key, vintage]));
  const totals = new Map<string, PeriodTotal>();
  for (const block of plan.blocks) {
    const { projectId, periodStart, periodEnd } = vintages.get(block.vintageKey) as (typeof plan.vintages)[number];
    const key = periodKey({ projectId, periodStart, periodEnd });
    const { verified, allotted } = stated.get(key) ?? { verified: 0n, allotted: 0n };
    const known = totals.get(key) ?? {
      key,
      projectId,
      project: projects.get(projectId)?.id,
      periodStart,
      periodEnd,
      exported: 0n,
      issuedElsewhere: 0n,
      stated: verified,
      allotted,
    };
    totals.set(key, { ...known, exported: known.exported + block.quantity });
  }

  const names = new Map([...projects].map(([projectId, { id }]) => [id, projectId]));
  const exported = byBatch(plan.blocks, (block) => catalogue.operator(block.registry, block.operator));
  // A vintage's number begins with its project's.
  const mine = await readBlocks(protocol, (_operator, _batch, vintage) => names.has(vintage >> 12));
  await inSteps(
    mine.filter(({ status }) => status === "confirmed"),
    async ({ vintage, operator, batch, start, end }) => {
      const identity = await protocol.read<ChainVintage>("CarbonCredit", "vintageOf", [vintage]);
      const projectId = names.get(identity.project) as string;
      const { periodStart, periodEnd } = identity;
      const key = periodKey({ projectId, periodStart, periodEnd });
      const total = totals.get(key);
      if (total === undefined) return;
      const missing = end - start + 1n - overlap(exported.get(`${operator}/${batch}`) ?? [], start, end);
      totals.set(key, { ...total, issuedElsewhere: total.issuedElsewhere + missing });
    },
  );
  const others = (await readStatedPeriods(protocol, projects)).filter(({ key }) => !totals.has(key));
  return { totals: [...totals.values()], others };
}

/** States totals, one by one: a run that was killed goes on with those that are not stated yet. */
export async function statePeriods(
  protocol: Protocol,
  verifier: Signer,
  statements: readonly PeriodStatement[],
  progress: (line: string) => void,
): Promise<void> {
  await protocol.settle(verifier.address);
  for (const [index, { period, tonnes, reportCid }] of statements.entries()) {
    const { project, periodStart, periodEnd, key } = period;
    if (project === undefined) throw new CommandError(`${key}: its project is not registered`);
    const args = [project, periodStart, periodEnd, tonnes, reportCid];
    await protocol.send(verifier, "Allotments", "verifyPeriod", args);
    progress(`verified totals stated: ${index + 1}/${statements.length}`);
  }
}

type Span = { readonly start: bigint; readonly end: bigint };

function byBatch(blocks: readonly PlannedBlock[], operatorOf: (block: PlannedBlock) => number): Map<string, Span[]> {
  const found = new Map<string, Span[]>();
  for (const block of blocks) {
    const key = `${operatorOf(block)}/${block.batch}`;
    const list = found.get(key);
    if (list === undefined) found.set(key, [block]);
    else list.push(block);
  }
  return found;
}

/** How many serials of a range lie in `spans`, which are disjoint. */
function overlap(spans: readonly Span[], start: bigint, end: bigint): bigint {
  return spans.reduce((sum, span) => {
    const from = span.start > start ? span.start : start;
    const to = span.end < end ? span.end : end;
    return to < from ? sum : sum + to - from + 1n;
  }, 0n);
}
