/** A whole export: bytes in, accepted rows, refusals and warnings out. No chain, no clock, no file system. */
import type { Readable } from "node:stream";
import { type ColumnFinder, type ColumnPlace, type ColumnRole, CrossCheck } from "./crossCheck.ts";
import { ExportFileError, type Header, type RegistryName, readHeader } from "./csv/header.ts";
import { readRecords } from "./csv/records.ts";
import type { Refusal, Warning } from "./reason.ts";
import { readRow } from "./row/readRow.ts";
import type { ExportRow } from "./row/types.ts";

export interface ExportReading {
  readonly registry: RegistryName;
  /** data rows in the file, header not counted */
  readonly rows: number;
  readonly accepted: readonly ExportRow[];
  readonly refusals: readonly Refusal[];
  readonly warnings: readonly Warning[];
  /** where the file has its columns, for refusals that only the chain or a custody statement shows */
  readonly columns: Readonly<Record<ColumnRole, ColumnPlace>>;
}

/** Throws `ExportFileError` when the file as a whole cannot be read; a bad row only refuses itself. */
export async function readExport(source: Readable | string): Promise<ExportReading> {
  const check = new CrossCheck();
  let header: Header | undefined;
  let rows = 0;
  for await (const record of readRecords(source)) {
    if (header === undefined) {
      header = readHeader(record.cells, record.line);
      continue;
    }
    rows += 1;
    check.add(readRow(header, record));
  }
  if (header === undefined) throw new ExportFileError("empty", 1, "the file is empty");
  const { registry, names } = header;
  const placeOf: ColumnFinder = (role) => {
    const column = columnOf(registry, role);
    const index = names.indexOf(column);
    return { column, columnNumber: index < 0 ? null : index + 1 };
  };
  const columns = { serial: placeOf("serial"), country: placeOf("country"), project: placeOf("project") };
  return { registry, rows, ...check.finish(placeOf), columns };
}

function columnOf(registry: RegistryName, role: ColumnRole): string {
  if (role === "serial") return "Serial Number";
  if (role === "project") return registry === "verra" ? "ID" : "GSID";
  return registry === "verra" ? "Country/Area" : "Country";
}
