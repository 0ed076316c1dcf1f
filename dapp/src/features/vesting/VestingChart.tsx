import { Trans, useLingui } from "@lingui/react/macro";
import type { Grant } from "../../data/vesting.ts";
import { vestedOf } from "../../data/vesting.ts";
import { formatDate, formatShare } from "../../format/index.ts";
import { useLocale } from "../../i18n/index.ts";
import { type Column, cx, DataTable, Time } from "../../ui/index.ts";
import { Crbn, formatCrbnShort } from "../token/index.ts";
import { type CurveMark, curveCorners, curveMarks, permille } from "./curve.ts";

const SIZE = 1_000;

interface ChartProps {
  grant: Grant & { line: NonNullable<Grant["line"]> };
  /** {s} */
  now: bigint;
}

type MarkedPoint = ReturnType<typeof curveMarks>[number];

/** Where a time and an amount stand in the picture, from its lower left corner. */
function placeIn({ grant: { line, granted } }: Pick<ChartProps, "grant">, at: bigint, vested: bigint) {
  return { x: permille(at - line.start, line.end - line.start), y: SIZE - permille(vested, granted) };
}

function Picture({ grant, now }: ChartProps) {
  const point = ({ at, vested }: { at: bigint; vested: bigint }) => {
    const { x, y } = placeIn({ grant }, at, vested);
    return `${x},${y}`;
  };
  const corners = curveCorners(grant);
  const here = placeIn({ grant }, now, vestedOf(grant, now));
  const past = [...corners.filter(({ at }) => at <= now), { at: now, vested: vestedOf(grant, now) }];
  const cliff = placeIn({ grant }, grant.line.cliff, 0n).x;
  return (
    <svg
      viewBox={`0 0 ${SIZE} ${SIZE}`}
      preserveAspectRatio="none"
      className="absolute inset-0 size-full overflow-visible"
      aria-hidden="true"
    >
      <polygon points={[...past.map(point), `${here.x},${SIZE}`].join(" ")} className="fill-brand-soft" />
      {cliff > 0 && (
        <line x1={cliff} x2={cliff} y1="0" y2={SIZE} className="stroke-line-strong [stroke-dasharray:3_4]" {...THIN} />
      )}
      <polyline points={corners.map(point).join(" ")} className="fill-none stroke-trace" {...THICK} />
      <polyline points={past.map(point).join(" ")} className="fill-none stroke-brand" {...THICK} />
      <line x1={here.x} x2={here.x} y1={here.y} y2={SIZE} className="stroke-brand" {...THIN} />
    </svg>
  );
}

const THIN = { strokeWidth: 1, vectorEffect: "non-scaling-stroke" } as const;
const THICK = { strokeWidth: 2.5, strokeLinejoin: "round", vectorEffect: "non-scaling-stroke" } as const;

function useMarkNames(): Record<CurveMark, string> {
  const { t } = useLingui();
  return { start: t`Start`, cliff: t`Cliff`, now: t`Now`, revoked: t`Revoked`, end: t`End` };
}

/** The curve's points as a table: what the picture shows, in figures. */
function Figures({ grant, now }: ChartProps) {
  const { t } = useLingui();
  const names = useMarkNames();
  const columns: Column<MarkedPoint>[] = [
    { key: "mark", header: t`Point`, cell: ({ mark }) => names[mark], primary: true },
    { key: "at", header: t`Time`, cell: ({ at }) => <Time at={at} /> },
    { key: "vested", header: t`Vested`, cell: ({ vested }) => <Crbn units={vested} short />, numeric: true },
  ];
  return (
    <details className="mt-2">
      <summary className="inline-flex min-h-8 items-center text-sm font-medium text-brand">
        <Trans>The curve in figures</Trans>
      </summary>
      <div className="mt-2">
        <DataTable
          caption={t`The curve in figures`}
          columns={columns}
          rows={curveMarks(grant, now)}
          rowKey={({ mark }) => mark}
        />
      </div>
    </details>
  );
}

/** How a grant vests: nothing before the cliff, then a straight line; what has vested is filled in. */
export function VestingChart({ grant, now }: ChartProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const { line, granted, revokedAt } = grant;
  const vested = vestedOf(grant, now);
  const here = placeIn({ grant }, now, vested);
  const start = formatDate(line.start, locale);
  const cliff = formatDate(line.cliff, locale);
  const end = formatDate(line.end, locale);
  const share = formatShare(vested, granted, locale);
  const whole = formatCrbnShort(granted, locale);
  const sentence =
    line.cliff > line.start
      ? t`${whole} CRBN vest from ${start} to ${end}, nothing before the cliff on ${cliff}. ${share} have vested.`
      : t`${whole} CRBN vest from ${start} to ${end}. ${share} have vested.`;
  return (
    <figure className="m-0" data-testid="curve">
      <div className="flex justify-between gap-4 text-xs text-ink-faint" aria-hidden="true">
        <Crbn units={granted} short />
        <span className="font-medium text-brand">
          <Trans>{share} vested</Trans>
        </span>
      </div>
      <div role="img" aria-label={sentence} className="relative mt-1 h-32 border-b border-l border-line-strong sm:h-40">
        <Picture grant={grant} now={now} />
        <span
          className="absolute size-3 -translate-1/2 rounded-full border-2 border-surface bg-brand"
          style={{ left: `${here.x / 10}%`, top: `${here.y / 10}%` }}
        />
      </div>
      <div className="mt-1 flex justify-between gap-4 text-xs text-ink-faint" aria-hidden="true">
        <span>{start}</span>
        <span className="text-right">{end}</span>
      </div>
      <figcaption className={cx("mt-1 flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-soft")}>
        <span className="inline-flex items-center gap-1.5">
          <span className="size-2 rounded-full bg-brand" aria-hidden="true" />
          <Trans>Vested by now</Trans>
        </span>
        {line.cliff > line.start && (
          <span className="inline-flex items-center gap-1.5">
            <span className="h-3 border-l border-dashed border-line-strong" aria-hidden="true" />
            <Trans>Cliff, {cliff}</Trans>
          </span>
        )}
        {revokedAt !== null && (
          <span>
            <Trans>
              Revoked, <Time at={revokedAt} dateOnly />
            </Trans>
          </span>
        )}
      </figcaption>
      <Figures grant={grant} now={now} />
    </figure>
  );
}
