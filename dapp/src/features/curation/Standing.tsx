import { useLingui } from "@lingui/react";
import { Plural, Trans } from "@lingui/react/macro";
import { CRITERIA, type CurationRules, type Standing } from "../../data/curation/index.ts";
import type { Project } from "../../data/index.ts";
import { formatDecimal } from "../../format/index.ts";
import { useLocale } from "../../i18n/index.ts";
import { Card, cx, Pill } from "../../ui/index.ts";
import { criterionWords } from "./words.ts";

/** An average to one decimal, cut off: what lies under a threshold must not read as if it reached it. */
export function averageText(average: number, locale: string): string {
  // Averages are fractions with small denominators; the nudge keeps 70.3 from being cut to 70.2.
  return formatDecimal(BigInt(Math.floor(average * 10 + 1e-6)), 1, locale);
}

/** Whether a project passes, waits, or is to be reviewed. */
export function StandingPill({ standing, flagged }: { standing: Standing; flagged: boolean }) {
  if (flagged) {
    return (
      <Pill tone="warn" dot>
        <Trans>Flagged for review</Trans>
      </Pill>
    );
  }
  return standing.passes ? (
    <Pill tone="good" dot>
      <Trans>Passes</Trans>
    </Pill>
  ) : (
    <Pill>
      <Trans>Does not pass yet</Trans>
    </Pill>
  );
}

interface StandingCardProps {
  project: Project;
  standing: Standing;
  rules: CurationRules | undefined;
}

/** The averages of the four criteria, and whether they let the project pass. */
export function StandingCard({ project, standing, rules }: StandingCardProps) {
  const { _ } = useLingui();
  const locale = useLocale();
  const { averages, count } = standing;
  const threshold = rules?.threshold;
  return (
    <Card className="p-4 sm:p-6">
      <div className="flex flex-wrap items-center justify-between gap-2" data-testid="standing">
        <p className="font-medium">
          {count === 0 ? (
            <Trans>No curator has scored it yet</Trans>
          ) : (
            <Plural value={count} one="Scored by # curator" other="Scored by # curators" />
          )}
        </p>
        <StandingPill standing={standing} flagged={project.flagged} />
      </div>
      {averages && (
        <dl className="mt-4 grid gap-x-8 gap-y-3 sm:grid-cols-2">
          {CRITERIA.map((name) => {
            const average = averages[name];
            const low = threshold !== undefined && average < threshold;
            return (
              <div key={name} className="grid grid-cols-[1fr_auto] items-baseline gap-x-4">
                <dt className="text-sm text-ink-soft">{_(criterionWords[name])}</dt>
                <dd className={cx("font-medium tabular-nums", low && "text-danger")}>
                  {averageText(average, locale)}
                  {low && (
                    <span className="text-sm font-normal">
                      {" "}
                      <Trans>(under {threshold})</Trans>
                    </span>
                  )}
                </dd>
                <dd className="col-span-2 mt-1 h-2 rounded-full bg-line" aria-hidden="true">
                  <div
                    className={cx("h-full rounded-full", low ? "bg-danger" : "bg-brand")}
                    style={{ width: `${Math.min(average, 100)}%` }}
                  />
                </dd>
              </div>
            );
          })}
        </dl>
      )}
      {rules && (
        <p className="mt-4 text-sm text-ink-faint">
          <Trans>
            A project is listed when {rules.quorum} curators have scored it, every average is at least {rules.threshold}
            , and the council or the stakers agree.
          </Trans>
        </p>
      )}
    </Card>
  );
}
