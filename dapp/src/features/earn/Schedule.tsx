import { Trans, useLingui } from "@lingui/react/macro";
import { dailyOf, epochAt } from "../../data/farms/apr.ts";
import type { Clock, Epoch } from "../../data/farms/model.ts";
import { formatDecimal } from "../../format/index.ts";
import { useLocale } from "../../i18n/index.ts";
import { Card, type Column, cx, DataTable, EmptyState, Facts, Pill } from "../../ui/index.ts";
import { Crbn } from "../token/index.ts";
import { barsOf, clockIn, SIZE } from "./chart.ts";

interface ScheduleProps {
  schedule: readonly Epoch[];
  clock: Clock;
}

/** Seconds as days, to two decimals. */
export function daysOf(seconds: bigint, locale: string): string {
  return formatDecimal((seconds * 100n) / 86_400n, 2, locale);
}

function Picture({ schedule, clock }: ScheduleProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const now = epochAt(schedule, clock);
  const x = clockIn(schedule, clock.clock);
  const count = schedule.length;
  const total = formatDecimal(clock.scheduled, 18, locale, { maximum: 0 });
  return (
    <figure className="m-0" data-testid="schedule-chart">
      <div
        role="img"
        aria-label={t`${total} CRBN in ${count} epochs, less in each than in the one before.`}
        className="relative h-32 border-b border-l border-line-strong sm:h-40"
      >
        <svg
          viewBox={`0 0 ${SIZE} ${SIZE}`}
          preserveAspectRatio="none"
          className="absolute inset-0 size-full"
          aria-hidden="true"
        >
          {barsOf(schedule).map((bar, index) => (
            <rect
              key={bar.x}
              x={bar.x}
              width={bar.width}
              y={SIZE - bar.height}
              height={bar.height}
              strokeWidth={1}
              vectorEffect="non-scaling-stroke"
              className={cx("stroke-surface", index === now ? "fill-brand" : "fill-brand-soft")}
            />
          ))}
          <line
            x1={x}
            x2={x}
            y1="0"
            y2={SIZE}
            strokeWidth={1.5}
            vectorEffect="non-scaling-stroke"
            className="stroke-trace"
          />
        </svg>
      </div>
      <figcaption className="mt-1 text-xs text-ink-soft">
        <Trans>Height: CRBN in a day. Width: how long. The line is where the clock stands.</Trans>
      </figcaption>
    </figure>
  );
}

/** The whole schedule of the emission, as it was published on the chain at its start. */
export function Schedule({ schedule, clock }: ScheduleProps) {
  const { t } = useLingui();
  const locale = useLocale();
  if (schedule.length === 0) return <EmptyState title={t`No schedule was started yet`} />;
  const now = epochAt(schedule, clock);
  const rows = schedule.map((epoch, index) => ({ ...epoch, number: index + 1, current: index === now }));
  const columns: Column<(typeof rows)[number]>[] = [
    {
      key: "number",
      header: t`Epoch`,
      primary: true,
      cell: ({ number, current }) => (
        <span className="inline-flex items-center gap-2">
          {number}
          {current && (
            <Pill tone="good" dot>
              <Trans context="epoch">now</Trans>
            </Pill>
          )}
        </span>
      ),
    },
    { key: "start", header: t`Begins on day`, cell: ({ start }) => daysOf(start, locale), numeric: true },
    { key: "duration", header: t`Days`, cell: ({ duration }) => daysOf(duration, locale), numeric: true },
    {
      key: "emission",
      header: t`Emitted in it`,
      cell: ({ emission }) => <Crbn units={emission} short />,
      numeric: true,
    },
    { key: "daily", header: t`In a day`, cell: (epoch) => <Crbn units={dailyOf(epoch)} short />, numeric: true },
  ];
  return (
    <div className="flex flex-col gap-5">
      <Card className="flex flex-col gap-4 p-5">
        <Facts
          facts={[
            [t`Emitted by now`, <Crbn key="emitted" units={clock.emitted} short />],
            [t`Emitted at the end`, <Crbn key="scheduled" units={clock.scheduled} short />],
            [t`The clock shows day`, `${daysOf(clock.clock, locale)} / ${daysOf(clock.end, locale)}`],
          ]}
        />
        <Picture schedule={schedule} clock={clock} />
      </Card>
      <details>
        <summary className="inline-flex min-h-8 cursor-pointer items-center text-sm font-medium text-brand">
          <Trans>All epochs in figures</Trans>
        </summary>
        <div className="mt-2">
          <DataTable
            caption={t`Schedule of the emission`}
            columns={columns}
            rows={rows}
            rowKey={({ number }) => String(number)}
          />
        </div>
      </details>
      <p className="text-sm text-ink-soft">
        <Trans>
          The days are those of the schedule's own clock. It runs only while something is staked in a farm that has a
          weight, so nothing is emitted to nobody; what an empty farm does not earn, the others earn.
        </Trans>
      </p>
    </div>
  );
}
