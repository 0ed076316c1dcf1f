/**
 * Custody statements: proof that serials are held live in the custody account at the registry. An export row alone never
 * proves that. Columns of `--custody statements.csv` (see docs/IMPORT.md):
 *
 *     operator,batch,serial_start,serial_end,account,document_cid,document_sha256,date
 *
 * A statement covers every block that lies inside its range as a whole; half-covered blocks are not covered.
 */
import type { Readable } from "node:stream";
import { CID } from "multiformats/cid";
import { type CalendarDate, parseIsoDate } from "./calendar.ts";
import { batchKey } from "./crossCheck.ts";
import { ExportFileError } from "./csv/header.ts";
import { readRecords } from "./csv/records.ts";
import { parseUint, UINT32_MAX, UINT64_MAX } from "./integer.ts";
import { fail, ok, type Result } from "./result.ts";
import { cleanCell, forbiddenText, printable } from "./text.ts";

export const CUSTODY_COLUMNS = [
  "operator",
  "batch",
  "serial_start",
  "serial_end",
  "account",
  "document_cid",
  "document_sha256",
  "date",
] as const;

export interface CustodyStatement {
  readonly line: number;
  readonly operator: string;
  readonly batch: bigint;
  readonly start: bigint;
  readonly end: bigint;
  /** reference of the account at the registry */
  readonly account: string;
  readonly documentCid: string;
  /** 64 hex digits, lower case; `null` where the CID is the only commitment */
  readonly documentSha256: string | null;
  readonly date: CalendarDate;
}

const OPERATORS = ["MER", "APX", "VER", "GS1"];
const MAX_ACCOUNT_LENGTH = 120;

/**
 * Reads statements. One bad line refuses the file: custody is a claim about property, and half of it is not the claim
 * that was signed. `today` (yyyymmdd) refuses statements dated in the future.
 */
export async function readCustody(
  source: Readable | string,
  today: CalendarDate,
): Promise<readonly CustodyStatement[]> {
  let names: readonly string[] | undefined;
  const statements: CustodyStatement[] = [];
  for await (const { line, cells } of readRecords(source)) {
    if (names === undefined) {
      names = cells.map((cell) => cell.trim().toLowerCase());
      const missing = CUSTODY_COLUMNS.filter((column) => !names?.includes(column));
      if (missing.length > 0) {
        throw new ExportFileError("missing-column", line, `custody statements lack the column ${missing.join(", ")}`);
      }
      continue;
    }
    const header = names;
    if (cells.length !== header.length) {
      throw refusal(line, null, `${cells.length} cells where the header has ${header.length} columns`);
    }
    const cell = (column: (typeof CUSTODY_COLUMNS)[number]): string => {
      const text = cleanCell(cells[header.indexOf(column)] as string);
      const forbidden = forbiddenText(text);
      if (forbidden !== undefined) throw refusal(line, column, forbidden);
      return text;
    };
    const read = <T>(column: (typeof CUSTODY_COLUMNS)[number], parse: (text: string) => Result<T, string>): T => {
      const result = parse(cell(column));
      if (!result.ok) throw refusal(line, column, result.error);
      return result.value;
    };
    const start = read("serial_start", (text) => parseUint(text, UINT64_MAX));
    const end = read("serial_end", (text) => parseUint(text, UINT64_MAX));
    if (end < start) throw refusal(line, "serial_end", `${end} is before serial_start ${start}`);
    const date = read("date", parseIsoDate);
    if (date > today) throw refusal(line, "date", `${cell("date")} is in the future`);
    statements.push({
      line,
      operator: read("operator", parseOperator),
      batch: read("batch", (text) => parseUint(text, UINT32_MAX)),
      start,
      end,
      account: read("account", parseAccount),
      documentCid: read("document_cid", parseCid),
      documentSha256: read("document_sha256", parseSha256),
      date,
    });
  }
  if (names === undefined) throw new ExportFileError("empty", 1, "the custody file is empty");
  return statements;
}

/** Finds the statement that covers a block: the latest by date, and among equals the first in the file. */
export class Custody {
  private readonly byBatch = new Map<string, CustodyStatement[]>();
  private readonly used = new Set<CustodyStatement>();
  private readonly statements: readonly CustodyStatement[];

  constructor(statements: readonly CustodyStatement[]) {
    this.statements = statements;
    for (const statement of statements) {
      const key = batchKey(statement);
      const list = this.byBatch.get(key);
      if (list === undefined) this.byBatch.set(key, [statement]);
      else list.push(statement);
    }
    for (const list of this.byBatch.values()) list.sort((a, b) => b.date - a.date || a.line - b.line);
  }

  covering(block: {
    readonly operator: string;
    readonly batch: bigint;
    readonly start: bigint;
    readonly end: bigint;
  }): CustodyStatement | undefined {
    const found = this.byBatch
      .get(batchKey(block))
      ?.find((statement) => statement.start <= block.start && statement.end >= block.end);
    if (found !== undefined) this.used.add(found);
    return found;
  }

  /** Statements that covered no block so far: usually a typing mistake in a number. */
  unused(): readonly CustodyStatement[] {
    return this.statements.filter((statement) => !this.used.has(statement));
  }
}

function refusal(line: number, column: string | null, message: string): ExportFileError {
  const place = column === null ? "" : `column "${column}": `;
  return new ExportFileError("malformed-csv", line, `custody line ${line}: ${place}${printable(message, 160)}`);
}

function parseOperator(text: string): Result<string, string> {
  return OPERATORS.includes(text) ? ok(text) : fail(`"${text}" is not one of ${OPERATORS.join(", ")}`);
}

function parseAccount(text: string): Result<string, string> {
  if (text === "") return fail("the registry account reference is empty");
  if (text.length > MAX_ACCOUNT_LENGTH) return fail(`${text.length} characters; the limit is ${MAX_ACCOUNT_LENGTH}`);
  return ok(text);
}

function parseCid(text: string): Result<string, string> {
  if (text.length > 128) return fail(`a CID of ${text.length} characters`);
  try {
    CID.parse(text);
    return ok(text);
  } catch {
    return fail(`"${text}" is not an IPFS CID`);
  }
}

function parseSha256(text: string): Result<string | null, string> {
  if (text === "") return ok(null);
  const hex = text.toLowerCase().replace(/^0x/, "");
  return /^[0-9a-f]{64}$/.test(hex) ? ok(hex) : fail(`"${text}" is not a SHA-256 hash in 64 hex digits`);
}
