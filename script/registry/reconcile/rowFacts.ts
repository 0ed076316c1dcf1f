/** One record of an export as reconciliation needs it: also a retired or refused row has serials to look for. */
import type { Header } from "../csv/header.ts";
import type { CsvRecord } from "../csv/records.ts";
import type { Refusal } from "../reason.ts";
import { readRow } from "../row/readRow.ts";
import type { ExportRow, OperatorCode } from "../row/types.ts";
import { parseGoldStandardSerial } from "../serial/goldStandard.ts";
import { parseVerraSerial } from "../serial/verra.ts";

/** What a serial number says by itself. */
export interface SerialFacts {
  readonly operator: OperatorCode;
  readonly batch: bigint;
  readonly first: bigint;
  readonly last: bigint;
  /** "VCS-1340", "GS-11236" */
  readonly projectId: string;
  /** Verra's numbers carry the period, Gold Standard's the year */
  readonly period: { readonly start: number; readonly end: number } | undefined;
  readonly year: number | undefined;
}

export interface RowFacts {
  readonly line: number;
  /** the serial number verbatim, or an empty string where nobody knows which cell it is */
  readonly serial: string;
  /** what the registry says of the units; `refused` when the row cannot be read as a live one */
  readonly registryStatus: "live" | "retired" | "refused";
  readonly tonnes: bigint;
  /** `undefined`: the row cannot be placed among the serial numbers */
  readonly place: SerialFacts | undefined;
  /** of live rows */
  readonly row: ExportRow | undefined;
  /** of all others */
  readonly refusal: Refusal | undefined;
}

/** Units that another system counts, or that do not exist yet: they can never be ours, so there is nothing to place. */
const OTHER_UNITS = new Set(["cer", "ex-ante"]);

export function readRowFacts(header: Header, record: CsvRecord): RowFacts {
  const outcome = readRow(header, record);
  const known = { line: record.line, serial: serialOf(header, record) ?? "", place: placeOf(header, record) };
  if (outcome.kind === "row") {
    const { row } = outcome;
    return { ...known, registryStatus: "live", tonnes: row.quantity, row, refusal: undefined };
  }
  const { refusal } = outcome;
  const registryStatus = refusal.reason === "retired" ? "retired" : "refused";
  return { ...known, registryStatus, tonnes: refusal.tonnes, row: undefined, refusal };
}

/** Where the record's serials are, whatever else is wrong with it; `undefined` where its serial number cannot be read. */
export function placeOf(header: Header, record: CsvRecord): SerialFacts | undefined {
  const text = serialOf(header, record);
  if (text === undefined) return undefined;
  return header.registry === "verra" ? placeOfVerra(text) : placeOfGoldStandard(text);
}

/** Whether a refused row leaves it open which serials it speaks of. */
export function isUnplaced({ place, refusal }: RowFacts): boolean {
  return place === undefined && !OTHER_UNITS.has(refusal?.reason ?? "");
}

/** With a cell too many or too few, nobody knows which cell is the serial number. */
function serialOf(header: Header, { cells }: CsvRecord): string | undefined {
  return cells.length === header.names.length ? cells[header.index.get("Serial Number") as number] : undefined;
}

function placeOfVerra(text: string): SerialFacts | undefined {
  const parsed = parseVerraSerial(text);
  if (!parsed.ok) return undefined;
  const { operator, batch, start, end, project, periodStart, periodEnd } = parsed.value;
  const period = { start: periodStart, end: periodEnd };
  return { operator, batch, first: start, last: end, projectId: `VCS-${project}`, period, year: undefined };
}

function placeOfGoldStandard(text: string): SerialFacts | undefined {
  const parsed = parseGoldStandardSerial(text);
  if (!parsed.ok) return undefined;
  const { batch, start, end, project, vintage } = parsed.value;
  const projectId = `GS-${project}`;
  return { operator: "GS1", batch, first: start, last: end, projectId, period: undefined, year: vintage };
}
