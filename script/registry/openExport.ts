/** An export on disk: read twice, once for its rows and once for its hash, never held in memory. */
import { createHash } from "node:crypto";
import { createReadStream, statSync } from "node:fs";
import { pipeline } from "node:stream/promises";
import { CommandError } from "../chain/fail.ts";
import type { CalendarDate } from "./calendar.ts";
import { Custody, readCustody } from "./custody.ts";
import { type ExportReading, readExport } from "./readExport.ts";

export interface OpenedExport {
  readonly file: string;
  readonly sha256: string;
  readonly reading: ExportReading;
}

export async function openExport(file: string): Promise<OpenedExport> {
  requireFile(file);
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return { file, sha256: hash.digest("hex"), reading: await readExport(createReadStream(file)) };
}

export async function openCustody(file: string): Promise<Custody> {
  requireFile(file);
  return new Custody(await readCustody(createReadStream(file), today()));
}

/** Today in UTC+14, the first place where a date begins: a statement of today is never "in the future". */
function today(): CalendarDate {
  const first = new Date(Date.now() + 14 * 3_600_000).toISOString().slice(0, 10);
  return Number(first.replaceAll("-", ""));
}

/** Throws a sentence unless there is a file of this name. */
export function requireFile(file: string): void {
  try {
    if (statSync(file).isFile()) return;
  } catch {
    throw new CommandError(`${file} does not exist`);
  }
  throw new CommandError(`${file} is not a file`);
}
