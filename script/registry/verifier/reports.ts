/**
 * Which verification report stands behind which period: the list of `registry:verify-periods` (docs/IMPORT.md), with the columns
 *
 *     project,period_start,period_end,report,report_sha256,verified_tonnes
 */
import { createHash } from "node:crypto";
import { createReadStream, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { CID } from "multiformats/cid";
import { cidOfFile } from "../../chain/ipfs.ts";
import { parseIsoDate } from "../calendar.ts";
import { ExportFileError } from "../csv/header.ts";
import { readRecords } from "../csv/records.ts";
import { parseUint, UINT40_MAX } from "../integer.ts";
import { requireFile } from "../openExport.ts";
import { periodKey } from "../plan/allotments.ts";
import { fail, ok, type Result } from "../result.ts";
import { cleanCell, printable } from "../text.ts";

export const REPORT_COLUMNS = [
  "project",
  "period_start",
  "period_end",
  "report",
  "report_sha256",
  "verified_tonnes",
] as const;
type Column = (typeof REPORT_COLUMNS)[number];

export interface Report {
  readonly line: number;
  /** "VCS-4268/20240601-20241231" */
  readonly key: string;
  readonly cid: string;
  /** the report itself, or `undefined` where the list names it by its CID only */
  readonly content: (() => Uint8Array) | undefined;
  /** the report's own total over all label sets {t}; `undefined`: what the export shows */
  readonly tonnes: bigint | undefined;
}

/** Reads a list and hashes its reports. One bad line refuses the list: a total is a verifier's word. */
export async function readReports(file: string): Promise<readonly Report[]> {
  requireFile(file);
  const reports: Report[] = [];
  const lines = new Map<string, number>();
  let names: readonly string[] | undefined;
  for await (const { line, cells } of readRecords(createReadStream(file))) {
    if (names === undefined) {
      names = cells.map((cell) => cell.trim().toLowerCase());
      const missing = REPORT_COLUMNS.filter((column) => !names?.includes(column));
      if (missing.length > 0)
        throw new ExportFileError("missing-column", line, `the list of reports lacks the column ${missing.join(", ")}`);
      continue;
    }
    const header = names;
    if (cells.length !== header.length)
      throw refusal(line, null, `${cells.length} cells where the header has ${header.length} columns`);
    const read = <T>(column: Column, parse: (text: string) => Result<T, string>): T => {
      const result = parse(cleanCell(cells[header.indexOf(column)] as string));
      if (!result.ok) throw refusal(line, column, result.error);
      return result.value;
    };
    const [periodStart, periodEnd] = [read("period_start", parseIsoDate), read("period_end", parseIsoDate)];
    if (periodEnd < periodStart) throw refusal(line, "period_end", "the period ends before it starts");
    const key = periodKey({ projectId: read("project", parseProject), periodStart, periodEnd });
    const twin = lines.get(key);
    if (twin !== undefined) throw refusal(line, "project", `line ${twin} speaks of the same project and period`);
    lines.set(key, line);
    const sha256 = read("report_sha256", parseSha256);
    const tonnes = read("verified_tonnes", parseTotal);
    const name = read("report", (text) => (text === "" ? fail("no report is named") : ok(text)));
    const cid = asCid(name);
    if (cid !== undefined) {
      if (sha256 !== undefined) throw refusal(line, "report_sha256", "a hash is compared with a file, not with a CID");
      reports.push({ line, key, cid, content: undefined, tonnes });
      continue;
    }
    const path = resolve(dirname(file), name);
    requireFile(path);
    const bytes = readFileSync(path);
    const hash = createHash("sha256").update(bytes).digest("hex");
    if (sha256 !== undefined && sha256 !== hash)
      throw refusal(line, "report_sha256", `the SHA-256 of ${name} is ${hash}`);
    reports.push({ line, key, cid: await cidOfFile(bytes), content: () => readFileSync(path), tonnes });
  }
  if (names === undefined) throw new ExportFileError("empty", 1, "the list of reports is empty");
  return reports;
}

function refusal(line: number, column: Column | null, message: string): ExportFileError {
  const place = column === null ? "" : `column "${column}": `;
  return new ExportFileError("malformed-csv", line, `reports line ${line}: ${place}${printable(message, 200)}`);
}

function parseProject(text: string): Result<string, string> {
  return /^(?:VCS|GS)-[0-9]{1,10}$/.test(text)
    ? ok(text)
    : fail(`"${text}" is not a project like VCS-1340 or GS-11236`);
}

function parseSha256(text: string): Result<string | undefined, string> {
  if (text === "") return ok(undefined);
  const hex = text.toLowerCase().replace(/^0x/, "");
  return /^[0-9a-f]{64}$/.test(hex) ? ok(hex) : fail(`"${text}" is not a SHA-256 hash in 64 hex digits`);
}

function parseTotal(text: string): Result<bigint | undefined, string> {
  return text === "" ? ok(undefined) : parseUint(text, UINT40_MAX);
}

function asCid(text: string): string | undefined {
  try {
    CID.parse(text);
    return text.length <= 128 ? text : undefined;
  } catch {
    return undefined;
  }
}
