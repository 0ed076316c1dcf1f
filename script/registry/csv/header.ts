/** The two exports that are read, told apart by their header and by nothing else (never by file name). */
import { lookupKey, printable } from "../text.ts";

export type RegistryName = "verra" | "gold-standard";

/** Columns that must be there, in the registry's own words. Order does not matter, further columns are ignored. */
export const VERRA_COLUMNS = [
  "Issuance Date",
  "Sustainable Development Goals",
  "Vintage Start",
  "Vintage End",
  "ID",
  "Name",
  "Country/Area",
  "Project Type",
  "Methodology",
  "Total Vintage Quantity",
  "Quantity Issued",
  "Serial Number",
  "Additional Certifications",
  "Retirement/Cancellation Date",
  "Retirement Beneficiary",
  "Retirement Reason",
  "Retirement Details",
] as const;

export const GOLD_STANDARD_COLUMNS = [
  "Vintage",
  "Credit Status",
  "Quantity",
  "GSID",
  "Project Name",
  "Project Developer",
  "Country",
  "Project Type",
  "Methodology",
  "Programme of Activities",
  "POA GSID",
  "Product Type",
  "Issuance Date",
  "Monitoring Period Start",
  "Monitoring Period End",
  "Serial Number",
  "Label",
  "Article Six Authorization",
] as const;

export type VerraColumn = (typeof VERRA_COLUMNS)[number];
export type GoldStandardColumn = (typeof GOLD_STANDARD_COLUMNS)[number];

/** Columns that only one of the two exports has; one of them is enough to know which registry was meant. */
const SIGNATURE: Readonly<Record<RegistryName, readonly string[]>> = {
  verra: ["Vintage Start", "Quantity Issued", "Additional Certifications", "Retirement/Cancellation Date"],
  "gold-standard": ["GSID", "Credit Status", "Product Type", "Monitoring Period Start"],
};

export interface Header {
  readonly registry: RegistryName;
  /** column names as the file writes them */
  readonly names: readonly string[];
  /** required column → its index from 0 */
  readonly index: ReadonlyMap<string, number>;
}

/** The whole file cannot be read: nothing of it is imported. */
export class ExportFileError extends Error {
  readonly code: "unknown-registry" | "missing-column" | "duplicate-column" | "empty" | "malformed-csv" | "encoding";
  readonly line: number;

  constructor(code: ExportFileError["code"], line: number, message: string) {
    super(message);
    this.name = "ExportFileError";
    this.code = code;
    this.line = line;
  }
}

export function readHeader(cells: readonly string[], line: number): Header {
  const names = cells.map((cell) => cell.trim());
  const keys = names.map(lookupKey);
  const matches = (registry: RegistryName): boolean =>
    SIGNATURE[registry].some((column) => keys.includes(lookupKey(column)));
  const verra = matches("verra");
  const gold = matches("gold-standard");
  if (verra === gold) {
    const found = names
      .slice(0, 8)
      .map((name) => `"${printable(name, 40)}"`)
      .join(", ");
    throw new ExportFileError(
      "unknown-registry",
      line,
      `unknown registry: the header is neither a Verra VCU export nor a Gold Standard issuance export (found ${found}${names.length > 8 ? ", …" : ""})`,
    );
  }
  const registry: RegistryName = verra ? "verra" : "gold-standard";
  const required: readonly string[] = verra ? VERRA_COLUMNS : GOLD_STANDARD_COLUMNS;
  const title = verra ? "Verra VCU" : "Gold Standard issuance";
  const missing = required.filter((column) => !keys.includes(lookupKey(column)));
  if (missing.length > 0) {
    const list = missing.map((column) => `"${column}"`).join(", ");
    throw new ExportFileError(
      "missing-column",
      line,
      `the ${title} export lacks the column${missing.length > 1 ? "s" : ""} ${list}`,
    );
  }
  const index = new Map<string, number>();
  for (const column of required) {
    const key = lookupKey(column);
    if (keys.indexOf(key) !== keys.lastIndexOf(key)) {
      throw new ExportFileError("duplicate-column", line, `the column "${column}" occurs twice`);
    }
    index.set(column, keys.indexOf(key));
  }
  return { registry, names, index };
}
