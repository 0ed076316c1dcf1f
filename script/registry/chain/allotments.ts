/** What verifiers stated of the periods of a plan, and what of it registrars allotted to its vintages. */
import { TONNE } from "../../chain/amounts.ts";
import type { Protocol } from "../../chain/protocol.ts";
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
  await inSteps([...periods], async ([key, { projectId, periodStart, periodEnd }]) => {
    const project = projects.get(projectId);
    if (project === undefined) return;
    const args = [project.id, periodStart, periodEnd];
    const { verified, allotted } = await protocol.read<{ verified: number; allotted: number }>(
      "Allotments",
      "periodOf",
      args,
    );
    found.set(key, { verified: BigInt(verified), allotted: BigInt(allotted) });
  });
  return found;
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
