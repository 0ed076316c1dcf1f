/**
 * A CSV file as a stream of records that know where they stand. Byte-order mark, CRLF, quoted line breaks and quotes
 * inside an unquoted cell are read; a quote that never closes makes the end of every later row uncertain, so it refuses
 * the file as a whole, with its line.
 */
import { Readable, Transform } from "node:stream";
import { TextDecoder } from "node:util";
import { type CsvError, parse } from "csv-parse";
import { ExportFileError } from "./header.ts";

/** Longest record that is held in memory. A field of 10 MB is still refused by its own row, not by the file. */
export const MAX_RECORD_CHARACTERS = 32 * 1024 * 1024;

export interface CsvRecord {
  /** physical line on which the record starts, counted from 1 */
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * Bytes → text. What is not UTF-8 is refused instead of becoming U+FFFD, and every line break becomes LF, so that lines
 * are counted the same way inside and outside quotes.
 */
function utf8Lines(): Transform {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let pendingReturn = false;
  const fold = (text: string, last: boolean): string => {
    let input = pendingReturn ? `\r${text}` : text;
    pendingReturn = !last && input.endsWith("\r");
    if (pendingReturn) input = input.slice(0, -1);
    return input.replace(/\r\n?/g, "\n");
  };
  const refusal = (): ExportFileError =>
    new ExportFileError("encoding", 1, "the file is not UTF-8; export it again as UTF-8 (a byte-order mark is fine)");
  return new Transform({
    encoding: "utf8",
    transform(chunk: Buffer, _encoding, done) {
      try {
        done(null, fold(decoder.decode(chunk, { stream: true }), false));
      } catch {
        done(refusal());
      }
    },
    flush(done) {
      try {
        done(null, fold(decoder.decode(), true));
      } catch {
        done(refusal());
      }
    },
  });
}

/** Records of a CSV text or byte stream, one at a time; memory does not grow with the file. */
export async function* readRecords(source: Readable | string): AsyncGenerator<CsvRecord> {
  const parser = parse({
    bom: true,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    record_delimiter: "\n",
    skip_empty_lines: true,
    max_record_size: MAX_RECORD_CHARACTERS,
  });
  const input = typeof source === "string" ? Readable.from([Buffer.from(source, "utf8")]) : source;
  const lines = utf8Lines();
  input.once("error", (error) => lines.destroy(error));
  lines.once("error", (error) => parser.destroy(error));
  input.pipe(lines).pipe(parser);
  try {
    for await (const item of parser as AsyncIterable<{ info: { lines: number }; record: string[] }>) {
      // csv-parse says on which line a record ends; it starts as many lines earlier as its cells have breaks.
      const breaks = item.record.reduce((sum, cell) => sum + cell.split("\n").length - 1, 0);
      yield { line: item.info.lines - breaks, cells: item.record };
    }
  } catch (error) {
    const csv = error as CsvError & { readonly lines?: number };
    if (typeof csv.code !== "string" || !csv.code.startsWith("CSV_")) throw error;
    throw new ExportFileError("malformed-csv", csv.lines ?? 1, `the CSV cannot be read: ${csv.message}`);
  } finally {
    input.destroy();
  }
}
