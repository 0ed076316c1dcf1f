/**
 * An export against the chain as a stream. The export is read twice: first for its serial ranges (44 bytes a row, so that
 * rows that overlap and serials that are missing can be told), then row by row for the findings. No row is held.
 */
import { createHash, type Hash } from "node:crypto";
import { pipeline, type Readable, Transform } from "node:stream";
import { CommandError } from "../../chain/fail.ts";
import { ExportFileError, type Header, type RegistryName, readHeader } from "../csv/header.ts";
import { type CsvRecord, readRecords } from "../csv/records.ts";
import type { OperatorCode } from "../row/types.ts";
import type { ChainSerials } from "./chainSerials.ts";
import { type Finding, judge } from "./judge.ts";
import { type Completeness, findMissing, type MissingFinding } from "./missing.ts";
import { placeOf, readRowFacts } from "./rowFacts.ts";
import { batchNumber, SerialIndex } from "./serialIndex.ts";
import { Tally } from "./tally.ts";

/** The export's serial ranges, without the chain. */
export interface ExportIndex {
  readonly registry: RegistryName;
  readonly sha256: string;
  readonly rows: number;
  readonly held: SerialIndex;
  /** projects that the export names */
  readonly projects: ReadonlySet<string>;
}

/** Where findings go, one at a time; a promise holds the reading back until the reader has taken them. */
export interface Sink {
  row(finding: Finding): Promise<void> | void;
  missing(finding: MissingFinding): Promise<void> | void;
}

const OPERATORS: readonly OperatorCode[] = ["MER", "APX", "VER", "GS1"];

/** The first reading. Throws `ExportFileError` when the file as a whole cannot be read. */
export async function indexExport(open: () => Readable): Promise<ExportIndex> {
  const held = new SerialIndex();
  const projects = new Set<string>();
  const hash = createHash("sha256");
  let registry: RegistryName | undefined;
  let rows = 0;
  for await (const { header, record } of readAll(open, hash)) {
    registry = header.registry;
    if (record === undefined) continue;
    rows += 1;
    const place = placeOf(header, record);
    if (place === undefined) continue;
    projects.add(place.projectId);
    held.push(keyOf(place.operator, place.batch) as number, place.first, place.last, record.line);
  }
  if (registry === undefined) throw new ExportFileError("empty", 1, "the file is empty");
  held.seal();
  return { registry, sha256: hash.digest("hex"), rows, held, projects };
}

/** The second reading. `chain` is `undefined` where the registry is not admitted: then nothing of it is issued. */
export async function reconcile(
  open: () => Readable,
  index: ExportIndex,
  chain: ChainSerials | undefined,
  complete: Completeness,
  sink: Sink,
): Promise<Tally> {
  const tally = new Tally();
  const overlaps = index.held.overlaps();
  const hash = createHash("sha256");
  let placed = 0;
  for await (const { header, record } of readAll(open, hash)) {
    if (record === undefined) continue;
    const facts = readRowFacts(header, record);
    const overlap = facts.place === undefined ? 0 : (overlaps[placed++] ?? 0);
    const finding = judge(chain, facts, overlap);
    tally.row(finding);
    await sink.row(finding);
  }
  if (hash.digest("hex") !== index.sha256) throw new CommandError("the export changed while it was read");
  if (chain !== undefined) {
    for (const finding of findMissing(chain, index.held, keyOf, index.projects, complete)) {
      tally.missing(finding);
      await sink.missing(finding);
    }
  }
  return tally;
}

/** The header alone first (a file without rows is read too), then with every record. */
async function* readAll(
  open: () => Readable,
  hash: Hash,
): AsyncGenerator<{ readonly header: Header; readonly record?: CsvRecord }> {
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  // Errors of the source reach the reader through `counted`.
  pipeline(open(), counted, () => {});
  let header: Header | undefined;
  for await (const record of readRecords(counted)) {
    if (header === undefined) {
      header = readHeader(record.cells, record.line);
      yield { header };
    } else yield { header, record };
  }
}

function keyOf(operator: string, batch: bigint | number): number | undefined {
  const number = OPERATORS.indexOf(operator as OperatorCode);
  return number < 0 ? undefined : batchNumber(number, batch);
}
