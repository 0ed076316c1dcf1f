/**
 * A row of Gold Standard's issuance export → `ExportRow`.
 *
 * Decisions, each checked against the 100 real rows of April 2026:
 * - Only `Credit Status` Issued and `Product Type` VER. CER and PER are refused by name.
 * - The vintage year is the column `Vintage`, equal to the serial's, inside the monitoring period. One period holds
 *   several years (34 of its 53 periods), so the year is identity beside the period.
 * - Serial and column country agree on all 97 VER rows; a disagreement refuses the row, because Gold Standard registers
 *   every country's activity as its own project.
 * - `Article Six Authorization` is "Not Applicable" on every row. Any other text names a label of the units that this
 *   importer has no meaning for yet, and refuses the row rather than dropping it.
 */
import { type CalendarDate, parseIsoDate, yearOf } from "../calendar.ts";
import type { GoldStandardColumn } from "../csv/header.ts";
import { parseUint, UINT32_MAX } from "../integer.ts";
import { parseGoldStandardSerial } from "../serial/goldStandard.ts";
import { printable } from "../text.ts";
import { countryCode, countryName, isCountryCode } from "../vocabulary/country.ts";
import { parseLabels } from "../vocabulary/label.ts";
import { goldStandardProjectTypes } from "../vocabulary/projectType.ts";
import type { Cells } from "./cells.ts";
import {
  checkLength,
  checkRange,
  MAX_PROPONENT_BYTES,
  readMethodologies,
  readName,
  readQuantity,
  refuseWithheld,
} from "./shared.ts";
import { type ExportRow, RowRefused } from "./types.ts";

const RETIRED_STATUS = /^(?:retired|cancell?ed)\b/i;

export function readGoldStandardRow(cells: Cells<GoldStandardColumn>, line: number): ExportRow {
  const product = cells.text("Product Type");
  if (product === "CER") {
    throw new RowRefused(
      "cer",
      "Product Type",
      "CERs are Kyoto units: another unit, retired elsewhere, never tokenised",
    );
  }
  if (product === "PER") {
    throw new RowRefused(
      "ex-ante",
      "Product Type",
      "PERs are planned (ex-ante) emission reductions, not verified ones",
    );
  }
  refuseWithheld(cells, "Product Type");
  if (product !== "VER") {
    throw new RowRefused("product-type-unknown", "Product Type", `"${printable(product, 40)}" is not VER`);
  }

  const serialText = cells.verbatim("Serial Number");
  const parsed = parseGoldStandardSerial(serialText);
  const status = cells.text("Credit Status");
  if (RETIRED_STATUS.test(status)) {
    const message = `the status is "${printable(status, 40)}"`;
    if (!parsed.ok) throw new RowRefused("retired", "Credit Status", message);
    const { batch, start, end } = parsed.value;
    throw new RowRefused("retired", "Credit Status", message, { line, operator: "GS1", batch, start, end });
  }
  if (!parsed.ok) {
    const { code, field, message } = parsed.error;
    throw new RowRefused(code, "Serial Number", `${field}: ${printable(message, 160)}`);
  }
  refuseWithheld(cells, "Credit Status", "Label", "Article Six Authorization");
  if (status !== "Issued") {
    throw new RowRefused("not-issued", "Credit Status", `the status is "${printable(status, 40)}"`);
  }
  const serial = parsed.value;

  const quantity = readQuantity(cells.text("Quantity"), "Quantity");
  checkRange(serial, quantity, "Quantity");

  const id = parseUint(cells.text("GSID").replace(/\.0$/, ""), UINT32_MAX);
  if (!id.ok) throw new RowRefused("project-invalid", "GSID", `the project id ${id.error}`);
  if (id.value !== serial.project) {
    throw new RowRefused(
      "project-mismatch",
      "GSID",
      `project ${id.value}, but the serial number says ${serial.project}`,
    );
  }

  const periodStart = readDate(cells, "Monitoring Period Start");
  const periodEnd = readDate(cells, "Monitoring Period End");
  if (periodEnd < periodStart) {
    throw new RowRefused("period-reversed", "Monitoring Period End", "the monitoring period ends before it starts");
  }
  const vintage = cells.text("Vintage");
  if (vintage !== String(serial.vintage)) {
    const message = `vintage "${printable(vintage, 20)}", but the serial number says ${serial.vintage}`;
    throw new RowRefused("vintage-mismatch", "Vintage", message);
  }
  if (serial.vintage < yearOf(periodStart) || serial.vintage > yearOf(periodEnd)) {
    const message = `${serial.vintage} lies outside the monitoring period ${periodStart}–${periodEnd}`;
    throw new RowRefused("vintage-mismatch", "Vintage", message);
  }

  const countryText = cells.text("Country");
  const country = countryCode(countryText);
  if (country === undefined) {
    throw new RowRefused("country-unknown", "Country", `"${printable(countryText, 60)}" is no country`);
  }
  if (serial.country !== country) {
    const inSerial = isCountryCode(serial.country) ? countryName(serial.country) : `"${serial.country}"`;
    throw new RowRefused(
      "country-mismatch",
      "Country",
      `${countryName(country)}, but the serial number says ${inSerial}`,
    );
  }

  const typeText = cells.text("Project Type");
  const types = goldStandardProjectTypes(typeText);
  if (!types.ok) throw new RowRefused("type-unknown", "Project Type", printable(types.error, 120));

  const labelText = cells.text("Label");
  const labels = parseLabels(labelText);
  if (!labels.ok) {
    const reason = labels.error.includes("not a label") ? "label-unknown" : "label-conflict";
    throw new RowRefused(reason, "Label", printable(labels.error, 120));
  }
  const article6 = cells.text("Article Six Authorization");
  if (article6 !== "" && article6 !== "Not Applicable") {
    const message = `"${printable(article6, 60)}" is an authorisation that this importer does not know`;
    throw new RowRefused("label-unknown", "Article Six Authorization", message);
  }

  return {
    line,
    registry: "gold-standard",
    projectId: `GS-${serial.project}`,
    name: readName(cells.text("Project Name"), "Project Name"),
    country,
    countryText,
    unitCountry: serial.country,
    types: types.value,
    typeText,
    methodologies: readMethodologies(cells.text("Methodology"), "Methodology"),
    proponent: checkLength(cells.text("Project Developer"), MAX_PROPONENT_BYTES, "Project Developer"),
    vintageYear: serial.vintage,
    periodStart,
    periodEnd,
    kind: labels.value.kind,
    labels: labels.value.labels,
    labelText,
    serial: serialText,
    operator: "GS1",
    batch: serial.batch,
    start: serial.start,
    end: serial.end,
    quantity,
    issuanceDate: cells.text("Issuance Date") === "" ? null : readDate(cells, "Issuance Date"),
  };
}

function readDate(cells: Cells<GoldStandardColumn>, column: GoldStandardColumn): CalendarDate {
  const date = parseIsoDate(cells.text(column));
  if (!date.ok) throw new RowRefused("date-invalid", column, printable(date.error, 120));
  return date.value;
}
