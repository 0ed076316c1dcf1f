/** What verifiers stated of the periods of a plan, and what of it registrars allotted to its vintages. */
import { TONNE } from "../../chain/amounts.ts";
import type { Protocol } from "../../chain/protocol.ts";
import type { CalendarDate } from "../calendar.ts";
import { type PeriodState, periodKey, type VintageState } from "../plan/allotments.ts";
import type { ImportPlan } from "../plan/plan.ts";
import { type ChainBlock, type ChainProject, inSteps } from "./state.ts";

/** Period key → its verified total; a project that is not on chain has none. */
export async function readPeriods(
  protocol: Protocol,
  plan: ImportPlan,
  projects: ReadonlyMap<string, ChainProject>,
): Promise<Map<string, PeriodState>> {
  const found = new Map<string, PeriodState>();
  const periods = new Map(plan.vintages.map((vintage) => [periodKey(vintage), vintage]));
  await inSteps([...periods], async ([key, period]) => {
    const project = projects.get(period.projectId);
    if (project !== undefined) found.set(key, await readPeriod(protocol, project.id, period));
  });
  return found;
}

/** A period of a project that verifiers stated, whatever an export says of it. */
export interface ChainPeriod extends PeriodState {
  readonly key: string;
  readonly projectId: string;
  readonly project: number;
  readonly periodStart: CalendarDate;
  readonly periodEnd: CalendarDate;
}

/** All periods of these projects that have a verified total, by project and day. */
export async function readStatedPeriods(
  protocol: Protocol,
  projects: ReadonlyMap<string, ChainProject>,
): Promise<readonly ChainPeriod[]> {
  type Stated = { project: number; periodStart: number; periodEnd: number };
  const names = new Map([...projects].map(([projectId, { id }]) => [id, projectId]));
  if (names.size === 0) return [];
  const stated = new Map<string, Omit<ChainPeriod, keyof PeriodState>>();
  for (const { args } of await protocol.events<Stated>("Allotments", "PeriodVerified")) {
    const project = Number(args.project);
    const projectId = names.get(project);
    if (projectId === undefined) continue;
    const { periodStart, periodEnd } = args;
    const key = periodKey({ projectId, periodStart, periodEnd });
    stated.set(key, { key, projectId, project, periodStart, periodEnd });
  }
  const found: ChainPeriod[] = [];
  await inSteps([...stated.values()], async (period) => {
    const { verified, allotted } = await readPeriod(protocol, period.project, period);
    if (verified > 0n) found.push({ ...period, verified, allotted });
  });
  return found.sort((a, b) => a.project - b.project || a.periodStart - b.periodStart || a.periodEnd - b.periodEnd);
}

async function readPeriod(
  protocol: Protocol,
  project: number,
  { periodStart, periodEnd }: Pick<ChainPeriod, "periodStart" | "periodEnd">,
): Promise<PeriodState> {
  const { verified, allotted } = await protocol.read<{ verified: number; allotted: number }>("Allotments", "periodOf", [
    project,
    periodStart,
    periodEnd,
  ]);
  return { verified: BigInt(verified), allotted: BigInt(allotted) };
}

/** Vintage key → what is allotted, issued and pending of it. `blocks` holds all blocks of these vintages. */
export async function readVintageStates(
  protocol: Protocol,
  vintages: ReadonlyMap<string, number>,
  blocks: readonly ChainBlock[],
): Promise<Map<string, VintageState>> {
  const pending = new Map<number, bigint>();
  for (const { vintage, status, start, end } of blocks) {
    if (status === "pending") pending.set(vintage, (pending.get(vintage) ?? 0n) + end - start + 1n);
  }
  const found = new Map<string, VintageState>();
  await inSteps([...vintages], async ([key, id]) => {
    const [allotted, { issued }] = await Promise.all([
      protocol.read<bigint>("CarbonCredit", "allottedOf", [id]),
      protocol.read<{ issued: bigint }>("CarbonCredit", "supplyOf", [id]),
    ]);
    found.set(key, { allotted, issued: issued / TONNE, pending: pending.get(id) ?? 0n });
  });
  return found;
}
