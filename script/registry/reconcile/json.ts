/** A reconciliation for machines: one object per line. Serial numbers and tonnes are strings, because JSON's numbers end at 2^53. */
import { formatUnits } from "viem";
import { formatIsoDate } from "../calendar.ts";
import type { ChainSerials, StateRange } from "./chainSerials.ts";
import { type Finding, isAlarm } from "./judge.ts";
import type { MissingFinding } from "./missing.ts";
import type { Tally } from "./tally.ts";
import type { Asked } from "./text.ts";

export function jsonRow(finding: Finding): object {
  const { row, result, differences, ranges } = finding;
  const { place, refusal } = row;
  return {
    type: "row",
    line: row.line,
    result,
    alarm: isAlarm(finding),
    serial: row.serial,
    registryStatus: row.registryStatus,
    tonnes: row.tonnes.toString(),
    ...(place === undefined
      ? {}
      : {
          operator: place.operator,
          batch: place.batch.toString(),
          first: place.first.toString(),
          last: place.last.toString(),
          projectId: place.projectId,
          ...(place.period === undefined
            ? {}
            : { periodStart: formatIsoDate(place.period.start), periodEnd: formatIsoDate(place.period.end) }),
        }),
    ...(refusal === undefined
      ? {}
      : {
          refusal: {
            reason: refusal.reason,
            column: refusal.column,
            columnNumber: refusal.columnNumber,
            message: refusal.message,
          },
        }),
    differences,
    ranges: ranges.map(jsonRange),
  };
}

export function jsonMissing({ ranges, ...finding }: MissingFinding): object {
  return {
    type: "missing",
    ...finding,
    first: finding.first.toString(),
    last: finding.last.toString(),
    tonnes: (finding.last - finding.first + 1n).toString(),
    ranges: ranges.map(jsonRange),
  };
}

export function jsonSummary(asked: Asked, chain: ChainSerials | undefined, tally: Tally): object {
  return {
    type: "summary",
    file: asked.file,
    sha256: asked.index.sha256,
    registry: asked.index.registry,
    network: asked.network,
    chainId: asked.chainId,
    block: asked.block.toString(),
    blocksIssued: chain?.blockCount ?? 0,
    rows: tally.rows,
    results: Object.fromEntries(
      tally.results().map(({ result, rows, tonnes }) => [result, { rows, tonnes: tonnes.toString() }]),
    ),
    alarmingRows: tally.alarms,
    overlappingRows: tally.overlapping,
    retiredButCirculatingTonnes: formatUnits(tally.circulating, 18),
    unsettledTonnes: formatUnits(tally.unsettled, 18),
    missing: { ...tally.absent, tonnes: tally.absent.tonnes.toString() },
    exitCode: tally.exitCode,
  };
}

function jsonRange({ blockId, vintage, state, first, last, firstFrom, lastTo, amount }: StateRange): object {
  return {
    blockId,
    vintage,
    state,
    first: first.toString(),
    last: last.toString(),
    firstFrom: formatUnits(firstFrom, 18),
    lastTo: formatUnits(lastTo, 18),
    tonnes: formatUnits(amount, 18),
  };
}
