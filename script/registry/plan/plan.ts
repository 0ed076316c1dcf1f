/**
 * Accepted rows → what has to exist on chain: projects, vintages, blocks. Pure and deterministic: the same rows in any
 * order give the same plan, so a rerun of a killed import continues where it stopped.
 */
import type { CalendarDate } from "../calendar.ts";
import type { RegistryName } from "../csv/header.ts";
import type { ExportRow, OperatorCode } from "../row/types.ts";
import { type Label, labelOrder, type UnitKind } from "../vocabulary/label.ts";
import type { Methodology } from "../vocabulary/methodology.ts";
import type { ProjectType } from "../vocabulary/projectType.ts";

export interface PlannedProject {
  readonly registry: RegistryName;
  /** "VCS-1340", "GS-11236" */
  readonly projectId: string;
  readonly name: string;
  readonly country: string;
  readonly types: readonly ProjectType[];
  readonly typeText: string;
  readonly methodologies: readonly Methodology[];
  readonly proponent: string;
}

/** Everything that makes two credits different: the vintage identity of the protocol (§2). */
export interface PlannedVintage {
  readonly key: string;
  readonly projectId: string;
  readonly year: number;
  readonly periodStart: CalendarDate;
  readonly periodEnd: CalendarDate;
  readonly kind: UnitKind;
  readonly labels: readonly Label[];
}

export interface PlannedBlock {
  readonly vintageKey: string;
  readonly projectId: string;
  readonly registry: RegistryName;
  readonly operator: OperatorCode;
  readonly batch: bigint;
  readonly start: bigint;
  readonly end: bigint;
  readonly quantity: bigint;
  readonly row: ExportRow;
}

export interface ImportPlan {
  readonly projects: readonly PlannedProject[];
  readonly vintages: readonly PlannedVintage[];
  readonly blocks: readonly PlannedBlock[];
}

/** "VCS-4268/2024/20240601-20241231/removal/CCP+CCB": readable, and equal exactly when the identity is equal. */
export function vintageKey(identity: Omit<PlannedVintage, "key">): string {
  const { projectId, year, periodStart, periodEnd, kind, labels } = identity;
  return `${projectId}/${year}/${periodStart}-${periodEnd}/${kind}/${labels.length === 0 ? "none" : labels.join("+")}`;
}

export function buildPlan(rows: readonly ExportRow[]): ImportPlan {
  const projects = new Map<string, PlannedProject>();
  const vintages = new Map<string, PlannedVintage>();
  const blocks: PlannedBlock[] = [];
  for (const row of [...rows].sort(compareRows)) {
    if (!projects.has(row.projectId)) {
      const { registry, projectId, name, country, types, typeText, methodologies, proponent } = row;
      projects.set(projectId, { registry, projectId, name, country, types, typeText, methodologies, proponent });
    }
    const { projectId, vintageYear: year, periodStart, periodEnd, kind, labels } = row;
    const identity = { projectId, year, periodStart, periodEnd, kind, labels };
    const key = vintageKey(identity);
    if (!vintages.has(key)) vintages.set(key, { key, ...identity });
    const { registry, operator, batch, start, end, quantity } = row;
    blocks.push({ vintageKey: key, projectId, registry, operator, batch, start, end, quantity, row });
  }
  return { projects: [...projects.values()], vintages: [...vintages.values()], blocks };
}

/** Project, then vintage, then serial numbers: also the order in which a vintage's sequence is filled. */
function compareRows(a: ExportRow, b: ExportRow): number {
  return (
    compare(a.registry, b.registry) ||
    compare(projectNumber(a), projectNumber(b)) ||
    compare(a.vintageYear, b.vintageYear) ||
    compare(a.periodStart, b.periodStart) ||
    compare(a.periodEnd, b.periodEnd) ||
    compare(a.kind, b.kind) ||
    compare(labelOrder(a.labels), labelOrder(b.labels)) ||
    compare(a.operator, b.operator) ||
    compare(a.batch, b.batch) ||
    compare(a.start, b.start)
  );
}

function projectNumber(row: ExportRow): number {
  return Number(row.projectId.slice(row.projectId.indexOf("-") + 1));
}

function compare<T extends string | number | bigint>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
