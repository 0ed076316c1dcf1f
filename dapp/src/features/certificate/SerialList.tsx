import { Trans, useLingui } from "@lingui/react/macro";
import type { SerialRange } from "../../data/index.ts";
import {
  formatTonnes,
  type SerialSegment,
  serialName,
  serialSegments,
  TONNE,
  TONNE_DECIMALS,
  toDecimalString,
} from "../../format/index.ts";
import { useLocale } from "../../i18n/index.ts";
import { SerialText } from "../../ui/index.ts";

interface SerialListProps {
  ranges: readonly SerialRange[];
  /** What the list is, for those who cannot see where it stands. */
  caption: string;
}

interface Row {
  key: string;
  segment: SerialSegment;
  range: SerialRange;
}

function rowsOf(ranges: readonly SerialRange[]): Row[] {
  return ranges.flatMap((range) =>
    serialSegments(range).map((segment) => {
      const start = segment.kind === "whole" ? segment.first : segment.serial;
      return { key: `${range.operatorCode}-${range.batch}-${start}-${segment.kind}`, segment, range };
    }),
  );
}

function amountOf(segment: SerialSegment): bigint {
  return segment.kind === "whole" ? segment.tonnes * TONNE : segment.amount;
}

function Mono({ text }: { text: string }) {
  return (
    <span className="font-mono text-[0.9em]">
      <SerialText text={text} />
    </span>
  );
}

function SerialCell({ range, segment }: { range: SerialRange; segment: SerialSegment }) {
  const name = (serial: bigint) => serialName(range.operatorCode, range.batch, serial);
  if (segment.kind === "whole") {
    if (segment.first === segment.last) return <Mono text={name(segment.first)} />;
    return (
      <>
        <Mono text={name(segment.first)} /> – <Mono text={String(segment.last)} />
      </>
    );
  }
  const from = toDecimalString(segment.from, TONNE_DECIMALS);
  const to = toDecimalString(segment.to, TONNE_DECIMALS);
  return (
    <>
      <Mono text={name(segment.serial)} />
      <br />
      <span className="text-sm text-ink-soft">
        <Trans>
          part of this tonne, from {from} to {to}
        </Trans>
      </span>
    </>
  );
}

/** Exact serial numbers, whole tonnes and the parts of tonnes at the ends, with what each line amounts to. */
export function SerialList({ ranges, caption }: SerialListProps) {
  const { t } = useLingui();
  const locale = useLocale();
  return (
    <table className="w-full table-fixed border-collapse text-left" data-testid="serials">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr className="border-b border-line text-sm text-ink-faint">
          <th scope="col" className="py-1 pr-4 font-medium">
            {t`Serial numbers (operator-batch-number)`}
          </th>
          <th scope="col" className="w-2/5 py-1 text-right sm:w-1/3 font-medium">
            {t`Amount`}
          </th>
        </tr>
      </thead>
      <tbody>
        {rowsOf(ranges).map(({ key, range, segment }) => (
          <tr key={key} className="border-b border-line align-top last:border-b-0">
            <td className="py-2 pr-4">
              <SerialCell range={range} segment={segment} />
            </td>
            <td className="py-2 text-right break-words tabular-nums">{formatTonnes(amountOf(segment), locale)} t</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
