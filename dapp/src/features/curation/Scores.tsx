import { useLingui as useI18n } from "@lingui/react";
import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { useState } from "react";
import { CRITERIA, type CurationScore } from "../../data/curation/index.ts";
import { AddressText, Button, CidText, type Column, DataTable, Time, Verbatim } from "../../ui/index.ts";
import { criterionWords } from "./words.ts";

/** The last word of each curator, also where it was discarded, and what they said before it. */
export function partScores(scores: readonly CurationScore[]) {
  const last = new Map<string, CurationScore>();
  for (const score of scores) {
    const known = last.get(score.curator);
    if (!known || known.n < score.n) last.set(score.curator, score);
  }
  const latest = scores.filter((score) => last.get(score.curator) === score);
  return { latest, earlier: scores.filter((score) => last.get(score.curator) !== score) };
}

function Struck({ when, children }: { when: boolean; children: ReactNode }) {
  return when ? <s className="text-ink-faint">{children}</s> : children;
}

function State({ score }: { score: CurationScore }) {
  if (score.counts) return <Trans>Counts</Trans>;
  if (score.discardedReason === null) return <Trans>Replaced by a later score</Trans>;
  return (
    <span className="break-words">
      <Trans>
        Discarded: <Verbatim text={score.discardedReason} />
      </Trans>
    </span>
  );
}

/** What every curator said, newest first. What does not count any more is struck out; it is never taken away. */
export function Scores({ scores, caption }: { scores: readonly CurationScore[]; caption: string }) {
  const { _ } = useI18n();
  const { t } = useLingui();
  const [all, setAll] = useState(false);
  const { latest, earlier } = partScores(scores);
  const columns: Column<CurationScore>[] = [
    {
      key: "curator",
      header: t`Curator`,
      primary: true,
      cell: ({ curator, n }) => {
        const number = String(n);
        return (
          <span>
            <AddressText address={curator} />
            {n > 1 && <span className="block text-sm font-normal text-ink-faint">{t`score number ${number}`}</span>}
          </span>
        );
      },
    },
    ...CRITERIA.map(
      (name): Column<CurationScore> => ({
        key: name,
        header: _(criterionWords[name]),
        numeric: true,
        cell: ({ criteria, counts }) => (
          <Struck when={!counts}>
            <span className="tabular-nums">{criteria[name]}</span>
          </Struck>
        ),
      }),
    ),
    {
      key: "rationale",
      header: t`Reasons`,
      cell: ({ rationaleCid }) => rationaleCid !== "" && <CidText cid={rationaleCid} />,
    },
    { key: "at", header: t`When`, cell: ({ at }) => <Time at={at} dateOnly /> },
    { key: "state", header: t`Status`, cell: (score) => <State score={score} /> },
  ];
  return (
    <div data-testid="scores">
      <DataTable caption={caption} columns={columns} rows={all ? scores : latest} rowKey={({ id }) => id} />
      {!all && earlier.length > 0 && (
        <Button variant="secondary" size="sm" className="mt-4" onClick={() => setAll(true)}>
          <Trans>Show earlier scores ({earlier.length})</Trans>
        </Button>
      )}
    </div>
  );
}
