/** The seed's facts through the same readers and checks as an export: a seed that an import would refuse is a bug. */

import { formatIsoDate } from "../calendar.ts";
import { CrossCheck } from "../crossCheck.ts";
import { GOLD_STANDARD_COLUMNS, readHeader, VERRA_COLUMNS } from "../csv/header.ts";
import { readRow } from "../row/readRow.ts";
import type { ExportRow } from "../row/types.ts";
import { parseGoldStandardSerial } from "../serial/goldStandard.ts";
import { parseVerraSerial } from "../serial/verra.ts";
import type { SeedIssuance, SeedProject } from "./projects.ts";

/** Rows of the seed, in the order of the file. `line` counts its issuances from 1. */
export function seedRows(projects: readonly SeedProject[]): readonly ExportRow[] {
  const check = new CrossCheck();
  const proponents = new Map<string, string>();
  let line = 0;
  for (const project of projects) {
    for (const issuance of project.issuances) {
      line += 1;
      const cells = project.registry === "verra" ? verraCells(project, issuance) : goldStandardCells(project, issuance);
      const columns: readonly string[] = project.registry === "verra" ? VERRA_COLUMNS : GOLD_STANDARD_COLUMNS;
      const record = { line, cells: columns.map((column) => cells[column] ?? "") };
      const outcome = readRow(readHeader(columns, 0), record);
      if (outcome.kind === "row") proponents.set(outcome.row.projectId, project.proponent);
      check.add(outcome);
    }
  }
  const { accepted, refusals } = check.finish(() => ({ column: "Serial Number", columnNumber: null }));
  const [refusal] = refusals;
  if (refusal !== undefined) {
    throw new Error(`seed issuance ${refusal.line} would be refused: ${refusal.message} [${refusal.reason}]`);
  }
  // A Verra export does not name the proponent; the public project record does.
  return accepted.map((row) => ({ ...row, proponent: proponents.get(row.projectId) ?? "" }));
}

type RowCells = Readonly<Record<string, string>>;

function verraCells(project: SeedProject, issuance: SeedIssuance): RowCells {
  const serial = parseVerraSerial(issuance.serial);
  if (!serial.ok) throw new Error(`${issuance.serial}: ${serial.error.message}`);
  return {
    "Vintage Start": formatIsoDate(serial.value.periodStart),
    "Vintage End": formatIsoDate(serial.value.periodEnd),
    ID: project.id,
    Name: project.name,
    "Country/Area": project.country,
    "Project Type": project.type,
    Methodology: project.methodology,
    "Quantity Issued": String(serial.value.end - serial.value.start + 1n),
    "Serial Number": issuance.serial,
    "Additional Certifications": issuance.labels ?? "",
  };
}

function goldStandardCells(project: SeedProject, issuance: SeedIssuance): RowCells {
  const serial = parseGoldStandardSerial(issuance.serial);
  if (!serial.ok) throw new Error(`${issuance.serial}: ${serial.error.message}`);
  return {
    Vintage: String(serial.value.vintage),
    "Credit Status": "Issued",
    Quantity: String(serial.value.end - serial.value.start + 1n),
    GSID: project.id,
    "Project Name": project.name,
    "Project Developer": project.proponent,
    Country: project.country,
    "Project Type": project.type,
    Methodology: project.methodology,
    "Product Type": "VER",
    "Monitoring Period Start": issuance.monitored?.[0] ?? "",
    "Monitoring Period End": issuance.monitored?.[1] ?? "",
    "Serial Number": issuance.serial,
    Label: issuance.labels ?? "",
  };
}
