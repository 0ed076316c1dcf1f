import { Trans } from "@lingui/react/macro";
import type { CurationScore } from "../../../data/curation/index.ts";
import { CidText, cx, Time, Verbatim } from "../../../ui/index.ts";
import { CriteriaLine } from "../projects/CriteriaLine.tsx";

/** What one said before, newest first; struck out what does not count any more. */
export function OwnScores({ scores }: { scores: readonly CurationScore[] }) {
  if (scores.length === 0) return null;
  return (
    <section className="border-t border-line pt-4" data-testid="own-scores">
      <h3 className="mb-2 text-sm font-semibold">
        <Trans>Your earlier scores</Trans>
      </h3>
      <ul className="flex flex-col gap-3 text-sm">
        {scores.map((score) => (
          <li key={score.id}>
            <p className={cx(!score.counts && "text-ink-faint line-through")}>
              <CriteriaLine criteria={score.criteria} />
            </p>
            <p className="text-ink-faint">
              <Time at={score.at} /> {score.rationaleCid !== "" && <CidText cid={score.rationaleCid} />}
            </p>
            {score.discardedReason !== null && (
              <p className="break-words text-ink-soft">
                <Trans>
                  Discarded: <Verbatim text={score.discardedReason} />
                </Trans>
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
