import type { GoldStandardColumn, Header, VerraColumn } from "../csv/header.ts";
import type { CsvRecord } from "../csv/records.ts";
import { parseQuantity } from "../integer.ts";
import type { Warning } from "../reason.ts";
import { Cells } from "./cells.ts";
import { readGoldStandardRow } from "./goldStandard.ts";
import { type RowOutcome, RowRefused } from "./types.ts";
import { readVerraRow } from "./verra.ts";

/** Reads one record on its own: the row, or the first reason (in the order of the checks) why it is refused. */
export function readRow(header: Header, record: CsvRecord): RowOutcome {
  const warnings: Warning[] = [];
  try {
    const row =
      header.registry === "verra"
        ? readVerraRow(new Cells<VerraColumn>(header, record.cells), record.line, warnings)
        : readGoldStandardRow(new Cells<GoldStandardColumn>(header, record.cells), record.line);
    return { kind: "row", row, warnings };
  } catch (error) {
    if (!(error instanceof RowRefused)) throw error;
    const index = error.column === null ? -1 : header.names.indexOf(error.column);
    const refusal = {
      line: record.line,
      column: error.column,
      columnNumber: index < 0 ? null : index + 1,
      reason: error.reason,
      message: error.message,
      tonnes: claimedTonnes(header, record),
    };
    return error.retired === undefined
      ? { kind: "refused", refusal }
      : { kind: "refused", refusal, retired: error.retired };
  }
}

/** What a refused row claims, so that accepted and refused tonnes add up to the file. */
function claimedTonnes(header: Header, record: CsvRecord): bigint {
  const column = header.registry === "verra" ? "Quantity Issued" : "Quantity";
  // With a cell too many or too few, nobody knows which cell is the quantity.
  if (record.cells.length !== header.names.length) return 0n;
  const quantity = parseQuantity((record.cells[header.index.get(column) as number] as string).trim());
  return quantity.ok ? quantity.value : 0n;
}
