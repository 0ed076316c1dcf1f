/**
 * Hand-written export rows. INVENTED: projects, names and serial numbers are made up in the shape of real ones; no row is
 * taken from a registry's export.
 */
import {
  GOLD_STANDARD_COLUMNS,
  type GoldStandardColumn,
  VERRA_COLUMNS,
  type VerraColumn,
} from "../../script/registry/csv/header.ts";

export type VerraCells = Partial<Record<VerraColumn, string>>;
export type GoldStandardCells = Partial<Record<GoldStandardColumn, string>>;

const VERRA_ROW: Record<VerraColumn, string> = {
  "Issuance Date": "2026-02-03",
  "Sustainable Development Goals": "07: Affordable and Clean Energy; 13: Climate Action",
  "Vintage Start": "2023-01-01",
  "Vintage End": "2023-12-31",
  ID: "990001",
  Name: "Invented Ridge Wind Park",
  "Country/Area": "Viet Nam",
  "Project Type": "Energy industries (renewable/non-renewable sources)",
  Methodology: "ACM0002",
  "Total Vintage Quantity": "1,454,054",
  "Quantity Issued": "1,000",
  "Serial Number": "50001-700000001-700001000-VCS-VCU-1507-VER-VN-1-990001-01012023-31122023-0",
  "Additional Certifications": "",
  "Retirement/Cancellation Date": "",
  "Retirement Beneficiary": "",
  "Retirement Reason": "",
  "Retirement Details": "",
};

const GOLD_STANDARD_ROW: Record<GoldStandardColumn, string> = {
  Vintage: "2024",
  "Credit Status": "Issued",
  Quantity: "500",
  GSID: "990002",
  "Project Name": "Invented Lake Cook Stoves, VPA 7",
  "Project Developer": "Invented Stoves Ltd.",
  Country: "Tanzania United Republic of",
  "Project Type": "Energy Efficiency - Domestic",
  Methodology: "GS TPDDTEC v3.1",
  "Programme of Activities": "VPA",
  "POA GSID": "990000.0",
  "Product Type": "VER",
  "Issuance Date": "2026-02-13T12:35:58.842275",
  "Monitoring Period Start": "2023-06-01",
  "Monitoring Period End": "2024-12-08",
  "Serial Number": "GS1-1-TZ-GS990002-16-2024-40001-1-500",
  Label: "Emission Reduction",
  "Article Six Authorization": "Not Applicable",
};

function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function csv(columns: readonly string[], rows: readonly Readonly<Record<string, string>>[]): string {
  return [columns, ...rows.map((row) => columns.map((column) => row[column] as string))]
    .map((cells) => cells.map(cell).join(","))
    .join("\n")
    .concat("\n");
}

export function verraCsv(...rows: readonly VerraCells[]): string {
  return csv(
    VERRA_COLUMNS,
    rows.map((row) => ({ ...VERRA_ROW, ...row })),
  );
}

export function goldStandardCsv(...rows: readonly GoldStandardCells[]): string {
  return csv(
    GOLD_STANDARD_COLUMNS,
    rows.map((row) => ({ ...GOLD_STANDARD_ROW, ...row })),
  );
}

/** A Verra row of `count` serials from `start` in `batch`, consistent in itself. */
export function verraRange(start: number, count: number, batch = 50001, more: VerraCells = {}): VerraCells {
  return {
    "Quantity Issued": String(count),
    "Serial Number": `${batch}-${start}-${start + count - 1}-VCS-VCU-1507-VER-VN-1-990001-01012023-31122023-0`,
    ...more,
  };
}
