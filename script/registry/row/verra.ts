/**
 * A row of Verra's VCU export → `ExportRow`.
 *
 * Decisions, each checked against the 200 real rows of April 2026:
 * - The vintage year is the year of `Vintage Start`. A period that crosses years stays whole in the identity.
 * - A serial number's country may differ from the project's: grouped projects issue units in several countries (8 rows of
 *   projects 3432 and 4151, where Chile's project has units of Paraguay). That is a warning, and both are kept.
 * - The last flag of the serial says only that *some* label exists; which labels, the column says. A disagreement (none
 *   in 200 rows) is therefore a warning: the flag names no label that could contradict the identity.
 * - Any retirement or cancellation date refuses the row; the export does not tell the two apart.
 */
import { type CalendarDate, formatIsoDate, parseIsoDate, yearOf } from "../calendar.ts";
import type { VerraColumn } from "../csv/header.ts";
import { groupDigits, parseQuantity, parseUint, UINT32_MAX } from "../integer.ts";
import type { Warning } from "../reason.ts";
import { parseVerraSerial, type VerraSerial } from "../serial/verra.ts";
import { printable } from "../text.ts";
import { countryCode, countryName, isCountryCode } from "../vocabulary/country.ts";
import { parseLabels } from "../vocabulary/label.ts";
import { verraProjectTypes } from "../vocabulary/projectType.ts";
import type { Cells } from "./cells.ts";
import { checkRange, readMethodologies, readName, readQuantity, refuseWithheld } from "./shared.ts";
import { type ExportRow, RowRefused } from "./types.ts";

export function readVerraRow(cells: Cells<VerraColumn>, line: number, warnings: Warning[]): ExportRow {
  const serialText = cells.verbatim("Serial Number");
  refuseRetired(cells, serialText, line);
  refuseWithheld(cells, "Additional Certifications");
  const serial = readSerial(serialText);

  const quantity = readQuantity(cells.text("Quantity Issued"), "Quantity Issued");
  checkRange(serial, quantity, "Quantity Issued");
  const total = parseQuantity(cells.text("Total Vintage Quantity"));
  if (total.ok && quantity > total.value) {
    warnings.push({
      line,
      column: "Total Vintage Quantity",
      code: "quantity-exceeds-vintage",
      message: `the row alone has ${groupDigits(quantity)} t of a vintage of ${groupDigits(total.value)} t`,
    });
  }

  const id = parseUint(cells.text("ID"), UINT32_MAX);
  if (!id.ok) throw new RowRefused("project-invalid", "ID", `the project id ${id.error}`);
  if (id.value !== serial.project) {
    throw new RowRefused("project-mismatch", "ID", `project ${id.value}, but the serial number says ${serial.project}`);
  }

  const periodStart = readDate(cells, "Vintage Start");
  const periodEnd = readDate(cells, "Vintage End");
  matchDate("Vintage Start", periodStart, serial.periodStart);
  matchDate("Vintage End", periodEnd, serial.periodEnd);

  const countryText = cells.text("Country/Area");
  const country = countryCode(countryText);
  if (country === undefined) {
    throw new RowRefused("country-unknown", "Country/Area", `"${printable(countryText, 60)}" is no country`);
  }
  if (!isCountryCode(serial.country)) {
    throw new RowRefused("country-unknown", "Serial Number", `"${serial.country}" is not an ISO 3166-1 country code`);
  }
  if (serial.country !== country) {
    warnings.push({
      line,
      column: "Country/Area",
      code: "unit-country",
      message: `units of ${countryName(serial.country)} of a project registered in ${countryName(country)}`,
    });
  }

  const typeText = cells.text("Project Type");
  const types = verraProjectTypes(typeText);
  if (!types.ok) throw new RowRefused("type-unknown", "Project Type", printable(types.error, 120));

  const labelText = cells.text("Additional Certifications");
  const labels = parseLabels(labelText);
  if (!labels.ok) {
    const reason = labels.error.includes("not a label") ? "label-unknown" : "label-conflict";
    throw new RowRefused(reason, "Additional Certifications", printable(labels.error, 120));
  }
  if (serial.labelled !== (labelText !== "")) {
    warnings.push({
      line,
      column: "Additional Certifications",
      code: "label-flag",
      message: serial.labelled
        ? "the serial number says that a label exists, the column names none"
        : `the serial number says that no label exists, the column names "${printable(labelText, 60)}"`,
    });
  }

  const issued = cells.text("Issuance Date");
  const issuanceDate = issued === "" ? null : readDate(cells, "Issuance Date");

  return {
    line,
    registry: "verra",
    projectId: `VCS-${serial.project}`,
    name: readName(cells.text("Name"), "Name"),
    country,
    countryText,
    unitCountry: serial.country,
    types: types.value,
    typeText,
    methodologies: readMethodologies(cells.text("Methodology"), "Methodology"),
    proponent: "",
    vintageYear: yearOf(periodStart),
    periodStart,
    periodEnd,
    kind: labels.value.kind,
    labels: labels.value.labels,
    labelText,
    serial: serialText,
    operator: serial.operator,
    batch: serial.batch,
    start: serial.start,
    end: serial.end,
    quantity,
    issuanceDate,
  };
}

/** First of all: whatever else is wrong with it, a unit that was retired or cancelled can never be tokenised. */
function refuseRetired(cells: Cells<VerraColumn>, serialText: string, line: number): void {
  const date = cells.text("Retirement/Cancellation Date");
  const column = (
    ["Retirement/Cancellation Date", "Retirement Beneficiary", "Retirement Reason", "Retirement Details"] as const
  ).find((name) => cells.text(name) !== "");
  if (column === undefined) return;
  const message =
    date === ""
      ? "a retirement is described although its date is missing"
      : `retired or cancelled at the registry on ${printable(date, 30)}`;
  const serial = parseVerraSerial(serialText);
  if (!serial.ok) throw new RowRefused("retired", column, message);
  const { operator, batch, start, end } = serial.value;
  throw new RowRefused("retired", column, message, { line, operator, batch, start, end });
}

function readSerial(text: string): VerraSerial {
  const serial = parseVerraSerial(text);
  if (serial.ok) return serial.value;
  throw new RowRefused(
    serial.error.code,
    "Serial Number",
    `${serial.error.field}: ${printable(serial.error.message, 160)}`,
  );
}

function readDate(cells: Cells<VerraColumn>, column: VerraColumn): CalendarDate {
  const date = parseIsoDate(cells.text(column));
  if (!date.ok) throw new RowRefused("date-invalid", column, printable(date.error, 120));
  return date.value;
}

function matchDate(column: VerraColumn, date: CalendarDate, inSerial: CalendarDate): void {
  if (date === inSerial) return;
  const message = `${formatIsoDate(date)}, but the serial number says ${formatIsoDate(inSerial)}`;
  throw new RowRefused("period-mismatch", column, message);
}
