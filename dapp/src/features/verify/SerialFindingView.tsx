import { useLingui } from "@lingui/react";
import { Plural, Trans, useLingui as useWords } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { marketKey } from "../../data/index.ts";
import { serialName, TONNE } from "../../format/index.ts";
import { classifyError, ErrorSentence } from "../../transactions/index.ts";
import { Card, Loading, Notice, SerialText, Skeleton, Tonnes, Verbatim } from "../../ui/index.ts";
import { Words } from "../certificate/index.ts";
import { Holders } from "./Holders.tsx";
import { readSerial, type SerialFinding, type SerialRun } from "./readSerial.ts";
import { SerialRunView } from "./SerialRunView.tsx";
import type { SerialQuestion } from "./serialQuestion.ts";
import { fill, type Span } from "./serialRuns.ts";
import { stateNames } from "./serialWords.ts";

/** One serial number, or the first and the last of several: "VER-19902-101 – 110". */
function nameOf(operator: string, batch: number, { first, last }: Span): string {
  const start = serialName(operator, batch, first);
  return first === last ? start : `${start} – ${last}`;
}

/** The vintage that serial numbers were issued in, and the block that brought them. */
function Where({ run, finding }: { run: SerialRun; finding: SerialFinding }) {
  const known = finding.vintages.get(run.vintageId);
  if (!known) return null;
  const { vintage, project } = known;
  const { year } = vintage;
  const block = String(run.block);
  return (
    <p className="text-ink-soft">
      <Words>{project.name}</Words>,{" "}
      <Link to="/vintages/$vintageId" params={{ vintageId: vintage.id }} className="text-brand underline">
        <Trans>vintage {year}</Trans>
      </Link>{" "}
      · <Trans>block {block}</Trans>
    </p>
  );
}

/** A part of a longer range. */
function Piece({ span, run, finding, question }: PieceProps) {
  const { i18n } = useLingui();
  const { operator, batch } = question;
  const of = `${serialName(operator, batch, span.first)}-${span.last}`;
  return (
    <li className="flex flex-col gap-3 border-t border-line pt-5" data-testid="serial-piece">
      <div>
        <h3 className="flex flex-wrap items-baseline justify-between gap-x-4 font-semibold">
          <Link to="/verify" search={{ of }} className="font-mono wrap-anywhere text-brand underline">
            {nameOf(operator, batch, span)}
          </Link>
          {run && (
            <span className="text-sm font-normal whitespace-nowrap text-ink-soft">
              <Tonnes units={(span.last - span.first + 1n) * TONNE} /> · {i18n._(stateNames[run.state])}
            </span>
          )}
        </h3>
        {run && <Where run={run} finding={finding} />}
      </div>
      {run ? <SerialRunView run={run} /> : <NeverIssued />}
    </li>
  );
}

interface PieceProps {
  span: Span;
  run: SerialRun | null;
  finding: SerialFinding;
  question: SerialQuestion;
}

function NeverIssued() {
  const { t } = useWords();
  return (
    <div data-testid="serial-state" data-state="NeverIssued">
      <Notice tone="warn" title={t`No credits were ever issued here for these serial numbers`} />
    </div>
  );
}

/** Where what a registry's own text says is not what the chain says: the numbers are right, the rest is of something else. */
function Mismatch({ finding, question: { stated } }: { finding: SerialFinding; question: SerialQuestion }) {
  const { t } = useWords();
  if (!stated) return null;
  const other = [...finding.vintages.values()].find(
    ({ vintage, project }) => project.registryProjectId !== stated.project || vintage.year !== stated.year,
  );
  if (!other) return null;
  const { year } = other.vintage;
  const { year: statedYear } = stated;
  return (
    <Notice tone="danger" alert title={t`This is not what the serial number itself says`}>
      <Trans>
        It names project <Verbatim text={stated.project} /> and {statedYear}. Here its numbers were issued for{" "}
        <Verbatim text={other.project.registryProjectId} /> and {year}. Ask whoever gave it to you.
      </Trans>
    </Notice>
  );
}

function Finding({ finding, question }: { finding: SerialFinding; question: SerialQuestion }) {
  const { runs, looked, vintages, operator } = finding;
  const { batch, first, last } = question;
  const [only] = runs;
  const single = only && runs.length === 1 && only.first === first && only.last === last;
  const pieces = fill(looked, runs);
  const circulating = new Set(
    runs.filter(({ state }) => state === "Unassigned" || state === "Partly").map(({ vintageId }) => vintageId),
  );
  const [from, to] = [String(looked.first), String(looked.last)];
  return (
    <Card className="flex flex-col gap-5 p-5 sm:p-7">
      <div data-testid="serial-finding" data-registry={operator.registryCode}>
        <h2 className="font-mono text-lg font-semibold break-all">
          <SerialText text={nameOf(question.operator, batch, question)} />
        </h2>
        <p className="text-ink-soft">
          <Verbatim text={operator.registryName} /> (<Verbatim text={operator.registryCode} />)
          {!single && (
            <>
              {" "}
              · <Plural value={pieces.length} one="# part" other="# parts" />
            </>
          )}
        </p>
        {single && <Where run={only} finding={finding} />}
      </div>
      <Mismatch finding={finding} question={question} />
      {(looked.first !== first || looked.last !== last) && (
        <Notice tone="warn" title={<Trans>Only a part of these numbers was looked at</Trans>}>
          <Trans>
            There is too much in them for one answer. Below are the numbers from {from} to {to}: ask for fewer at a
            time.
          </Trans>
        </Notice>
      )}
      {single ? (
        <SerialRunView run={only} />
      ) : (
        <ol className="flex flex-col gap-5">
          {pieces.map(({ run, ...span }) => (
            <Piece key={String(span.first)} span={span} run={run} finding={finding} question={question} />
          ))}
        </ol>
      )}
      {[...circulating].map((id) => (
        <Holders key={id} vintageId={id} year={vintages.get(id)?.vintage.year ?? 0} />
      ))}
    </Card>
  );
}

function Answer({ question }: { question: SerialQuestion }) {
  const { t } = useWords();
  const { operator, batch, first, last, stated } = question;
  const { data, error } = useQuery({
    queryKey: [...marketKey, "serial", nameOf(operator, batch, { first, last }), stated?.registryCode],
    queryFn: () => readSerial(question),
  });
  if (error && !data) return <ErrorSentence error={classifyError(error)} />;
  if (data === undefined) {
    return (
      <Loading>
        <Skeleton className="h-64" />
      </Loading>
    );
  }
  if (data.operators.length === 0) {
    return (
      <Notice tone="warn" alert title={t`No such operator was ever admitted here`}>
        <Trans>
          Serial numbers begin with the code of the operator that gave them. No registry here has{" "}
          <Verbatim text={operator} />.
        </Trans>
      </Notice>
    );
  }
  if (data.findings.length === 0) {
    return (
      <Notice tone="warn" alert title={t`No credits were ever issued for this serial number`}>
        <Trans>The chain was asked: no issued block of this operator and batch holds it.</Trans>
      </Notice>
    );
  }
  return (
    <div className="flex flex-col gap-6">
      {data.findings.length > 1 && (
        <Notice tone="info" title={t`Several registries gave this serial number`}>
          <Trans>A serial number belongs to its registry: look below for yours.</Trans>
        </Notice>
      )}
      {data.findings.map((finding) => (
        <Finding key={finding.operator.id} finding={finding} question={question} />
      ))}
    </div>
  );
}

/** Where the tonnes behind serial numbers are, or the word that no credits stand for them. */
export function SerialFindingView({ question }: { question: SerialQuestion }) {
  return <Answer key={nameOf(question.operator, question.batch, question)} question={question} />;
}
