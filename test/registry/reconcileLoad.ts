/**
 * A program: reconciles an invented export of so many rows, made on the fly, with a chain of a block for every tenth row,
 * and prints what it took. Run as a process of its own, because the greatest resident memory is counted per process.
 */
import { Readable } from "node:stream";
import { TONNE } from "../../script/chain/amounts.ts";
// The command's own modules, so that what they take is counted too.
import "../../script/chain/protocol.ts";
import "../../script/registry/reconcile/readChain.ts";
import { ChainSerials } from "../../script/registry/reconcile/chainSerials.ts";
import { jsonMissing, jsonRow } from "../../script/registry/reconcile/json.ts";
import { indexExport, reconcile } from "../../script/registry/reconcile/reconcile.ts";
import { verraCsv, verraRange } from "./fixtures.ts";
import { VINTAGE } from "./reconcileFacts.ts";

/** Serials of a row, and how many rows a batch has. */
const PER_ROW = 50;
const ROWS_PER_BATCH = 20;
const REGISTRY = 1;
const OPERATOR = 3;

const rows = Number(process.argv[2]);
const index = await indexExport(exported);
const chain = issued();
let bytes = 0;
const tally = await reconcile(exported, index, chain, "none", {
  row: (finding) => {
    bytes += JSON.stringify(jsonRow(finding)).length;
  },
  missing: (finding) => {
    bytes += JSON.stringify(jsonMissing(finding)).length;
  },
});
process.stdout.write(
  `${JSON.stringify({
    rows: tally.rows,
    blocks: chain.blockCount,
    results: Object.fromEntries(tally.results().map(({ result, rows }) => [result, rows])),
    exitCode: tally.exitCode,
    bytes,
    maxRssBytes: process.resourceUsage().maxRSS * 1024,
  })}\n`,
);

/** Every 20th row is retired at the registry: of those that are issued here, half have left circulation here too. */
function exported(): Readable {
  return Readable.from(lines(), { objectMode: false });
}

/** The fixture's row with its variable cells left open, because making a million rows cell by cell takes a minute. */
function* lines(): Generator<Buffer> {
  const [header, ...row] = verraCsv({
    ...verraRange(1, PER_ROW),
    "Serial Number": "@",
    "Retirement/Cancellation Date": "#",
  })
    .trimEnd()
    .split("\n");
  const [before, between, after] = row.join("").split(/[@#]/) as [string, string, string];
  const tail = verraRange(1, PER_ROW)["Serial Number"]?.split("-").slice(3).join("-");
  let text = `${header}\n`;
  for (let row = 0; row < rows; row += 1) {
    const first = firstOf(row);
    const date = row % 20 === 0 ? "2026-05-01" : "";
    text += `${before}${batchOf(row)}-${first}-${first + PER_ROW - 1}-${tail}${between}${date}${after}\n`;
    if (row % 500 !== 499 && row !== rows - 1) continue;
    yield Buffer.from(text);
    text = "";
  }
}

function issued(): ChainSerials {
  const serials = new ChainSerials(REGISTRY, new Map([["VER", OPERATOR]]));
  let tonnes = 0;
  for (let row = 0; row < rows; row += 10) {
    const first = BigInt(firstOf(row));
    const block = { registry: REGISTRY, operator: OPERATOR, batch: batchOf(row), serialStart: first };
    serials.submitted(row + 1, { ...block, serialEnd: first + BigInt(PER_ROW) - 1n });
    serials.confirmed(row + 1, VINTAGE.vintage, BigInt(PER_ROW), BigInt(tonnes));
    tonnes += PER_ROW;
  }
  serials.seal();
  const marks = [{ from: 0n, to: (BigInt(tonnes) * TONNE) / 2n, state: "retired" }] as const;
  serials.describe({ ...VINTAGE, marks });
  return serials;
}

/** Batches fall while rows rise, so that the index has something to sort. */
function batchOf(row: number): number {
  return 1 + Math.floor((rows - 1 - row) / ROWS_PER_BATCH);
}

function firstOf(row: number): number {
  return 1 + row * PER_ROW;
}
