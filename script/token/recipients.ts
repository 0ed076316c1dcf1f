/**
 * The list of an airdrop's recipients: a CSV file with the header `address,amount` (CRBN) or `address,wei`. Every row is
 * judged, so that one run names all that is wrong; a list with a refused row is not used at all.
 */
import type { Readable } from "node:stream";
import { type Address, getAddress, zeroAddress } from "viem";
import { CommandError } from "../chain/fail.ts";
import { ExportFileError } from "../registry/csv/header.ts";
import { type CsvRecord, readRecords } from "../registry/csv/records.ts";
import { fail, ok, type Result } from "../registry/result.ts";
import { printable } from "../registry/text.ts";
import { formatCrbn, parseCrbn, parseWei } from "./amount.ts";

/** Somebody that the airdrop pays. */
export interface Recipient {
  readonly account: Address;
  /** what it will have been paid in the end {wei} */
  readonly amount: bigint;
}

/** Why a row is refused. */
export type RecipientReason =
  | "column-count"
  | "address-malformed"
  | "address-checksum"
  | "address-zero"
  | "address-contract"
  | "amount-invalid"
  | "duplicate";

/** One thing that is wrong with a row. */
export interface RecipientRefusal {
  /** physical line on which the row starts, counted from 1 */
  readonly line: number;
  /** the column as the header writes it and its position from 1; `null` when the whole row is meant */
  readonly column: { readonly name: string; readonly number: number } | null;
  readonly reason: RecipientReason;
  readonly message: string;
}

/** Something that was accepted and should be seen. */
export interface RecipientNotice {
  readonly line: number;
  readonly message: string;
}

export interface RecipientList {
  /** rows in the file, header not counted */
  readonly rows: number;
  /** each account once, in the order of the file; what the accepted rows say if others are refused */
  readonly recipients: readonly Recipient[];
  readonly refusals: readonly RecipientRefusal[];
  readonly notices: readonly RecipientNotice[];
}

export interface RecipientOptions {
  /** adds the amounts of an account that is named more than once, instead of refusing it */
  readonly merge: boolean;
  /** the airdrop's own address, which can never be a recipient */
  readonly contract?: Address;
}

interface Columns {
  readonly address: number;
  readonly amount: number;
  readonly names: readonly string[];
  readonly parse: (text: string) => Result<bigint, string>;
}

/** Reads the list. `file` is its name in sentences. Throws only if there is no list to judge: no header, no rows, no CSV. */
export async function readRecipients(
  source: Readable | string,
  file: string,
  options: RecipientOptions,
): Promise<RecipientList> {
  const reader = new RecipientReader(options);
  let columns: Columns | undefined;
  try {
    for await (const record of readRecords(source)) {
      if (columns === undefined) columns = readColumns(record, file);
      else reader.add(record, columns);
    }
  } catch (error) {
    if (error instanceof ExportFileError) throw new CommandError(`${file}:${error.line}: ${error.message}`);
    throw error;
  }
  if (columns === undefined) throw new CommandError(`${file} is empty`);
  const list = reader.list();
  if (list.rows === 0) throw new CommandError(`${file} names no recipients: it has nothing below its header`);
  return list;
}

/** `recipients.csv:4: column 2 "amount": "1e3" has an exponent: write all its digits [amount-invalid]` */
export function formatRefusal(file: string, { line, column, message, reason }: RecipientRefusal): string {
  const place = column === null ? "" : `column ${column.number} "${column.name}": `;
  return `${file}:${line}: ${place}${message} [${reason}]`;
}

/** `recipients.csv:4: notice: …` */
export function formatNotice(file: string, { line, message }: RecipientNotice): string {
  return `${file}:${line}: notice: ${message}`;
}

function readColumns({ line, cells }: CsvRecord, file: string): Columns {
  const names = cells.map((cell) => cell.trim());
  const keys = names.map((name) => name.toLowerCase());
  const address = keys.indexOf("address");
  const parse = keys.includes("wei") ? parseWei : parseCrbn;
  const amount = keys.indexOf(parse === parseWei ? "wei" : "amount");
  if (names.length !== 2 || address < 0 || amount < 0) {
    const found = printable(names.join(","), 80);
    throw new CommandError(`${file}:${line}: the header must be "address,amount" or "address,wei", not "${found}"`);
  }
  return { address, amount, names, parse };
}

class RecipientReader {
  private readonly options: RecipientOptions;
  private readonly seen = new Map<Address, { line: number; amount: bigint | undefined }>();
  private readonly refusals: RecipientRefusal[] = [];
  private readonly notices: RecipientNotice[] = [];
  private rows = 0;

  constructor(options: RecipientOptions) {
    this.options = options;
  }

  add({ line, cells }: CsvRecord, columns: Columns): void {
    this.rows += 1;
    if (cells.length !== columns.names.length) {
      const message = `the row has ${cells.length} cells, the header ${columns.names.length}`;
      this.refusals.push({ line, column: null, reason: "column-count", message });
      return;
    }
    const account = this.account(cells[columns.address] as string, line, place(columns, columns.address));
    const amount = columns.parse((cells[columns.amount] as string).trim());
    if (!amount.ok) {
      const column = place(columns, columns.amount);
      this.refusals.push({ line, column, reason: "amount-invalid", message: amount.error });
    }
    if (account !== undefined)
      this.enter(account, amount.ok ? amount.value : undefined, line, place(columns, columns.address));
  }

  list(): RecipientList {
    const recipients = [...this.seen].flatMap(([account, { amount }]) =>
      amount === undefined ? [] : [{ account, amount }],
    );
    return { rows: this.rows, recipients, refusals: this.refusals, notices: this.notices };
  }

  private account(cell: string, line: number, column: RecipientRefusal["column"]): Address | undefined {
    const parsed = parseAccount(cell.trim());
    if (!parsed.ok) {
      this.refusals.push({ line, column, ...parsed.error });
      return undefined;
    }
    if (parsed.value.account === this.options.contract) {
      this.refusals.push({
        line,
        column,
        reason: "address-contract",
        message: `${parsed.value.account} is the airdrop itself, which could never use what it is paid`,
      });
      return undefined;
    }
    if (!parsed.value.checksummed) {
      const message = `${cell.trim()} has no checksum (wholly lower case), so a mistyped digit would not show`;
      this.notices.push({ line, message });
    }
    return parsed.value.account;
  }

  private enter(account: Address, amount: bigint | undefined, line: number, column: RecipientRefusal["column"]): void {
    const earlier = this.seen.get(account);
    if (earlier === undefined) {
      this.seen.set(account, { line, amount });
      return;
    }
    if (!this.options.merge) {
      const message = `${account} is on line ${earlier.line} already; --merge adds the amounts`;
      this.refusals.push({ line, column, reason: "duplicate", message });
      return;
    }
    if (amount === undefined || earlier.amount === undefined) return;
    const sum = earlier.amount + amount;
    this.seen.set(account, { line: earlier.line, amount: sum });
    const terms = `${formatCrbn(earlier.amount)} + ${formatCrbn(amount)} = ${formatCrbn(sum)}`;
    this.notices.push({ line, message: `merged ${account} with line ${earlier.line}: ${terms}` });
  }
}

function place(columns: Columns, index: number): RecipientRefusal["column"] {
  return { name: columns.names[index] as string, number: index + 1 };
}

/** An address as it stands in a file: with its EIP-55 checksum, or wholly in lower case; anything else may be mistyped. */
export function parseAccount(
  text: string,
): Result<
  { readonly account: Address; readonly checksummed: boolean },
  { readonly reason: RecipientReason; readonly message: string }
> {
  if (!/^0x[0-9a-fA-F]{40}$/.test(text)) {
    const message = text === "" ? "is empty" : `"${printable(text, 60)}" is not an address (0x and 40 hex digits)`;
    return fail({ reason: "address-malformed", message });
  }
  const account = getAddress(text);
  if (account === zeroAddress) return fail({ reason: "address-zero", message: "is the zero address" });
  if (text === account) return ok({ account, checksummed: true });
  if (text === text.toLowerCase()) return ok({ account, checksummed: false });
  const message = `${text} does not have its EIP-55 checksum: a digit may be mistyped. Copy it again from its source`;
  return fail({ reason: "address-checksum", message });
}
