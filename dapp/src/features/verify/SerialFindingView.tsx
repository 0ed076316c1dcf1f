import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react";
import { Trans, useLingui as useWords } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { marketKey } from "../../data/index.ts";
import { serialName } from "../../format/index.ts";
import { classifyError, ErrorSentence } from "../../transactions/index.ts";
import {
  Card,
  Loading,
  Notice,
  type NoticeTone,
  SerialText,
  Skeleton,
  Time,
  Tonnes,
  TransactionText,
} from "../../ui/index.ts";
import { Words } from "../certificate/index.ts";
import { readSerial, type SerialFinding, type SerialQuestion, type SerialState, type Taking } from "./readSerial.ts";

const stateWords: Record<SerialState, MessageDescriptor> = {
  Unassigned: msg`Circulating: it belongs to the holders of its vintage, and to no one of them`,
  Partly: msg`Consumed in part: the rest of this tonne still circulates`,
  Consumed: msg`Consumed for good: nobody can ever use this tonne again`,
  Settled: msg`Consumed for good, and retired at the registry, too`,
  Reserved: msg`Reserved: its owner has asked for its release to the registry`,
  Released: msg`Released to its owner's account at the registry`,
  Impaired: msg`Impaired: the registry recalled or reversed it`,
};

const TONES: Record<SerialState, NoticeTone> = {
  Unassigned: "info",
  Partly: "info",
  Consumed: "good",
  Settled: "good",
  Reserved: "warn",
  Released: "warn",
  Impaired: "danger",
};

function TakingLine({ taking }: { taking: Taking }) {
  const { kind, amount, certificate, timestamp, transaction } = taking;
  const certificateId = String(certificate);
  return (
    <li className="border-l-4 border-line-strong pl-4" data-taking={kind}>
      <p>
        {kind === "retired" && (
          <Trans>
            <Tonnes units={amount} /> of it retired
          </Trans>
        )}
        {kind === "cancelled" && (
          <Trans>
            <Tonnes units={amount} /> of it cancelled without a claim
          </Trans>
        )}
        {kind === "requested" && <Trans>Its release to the registry was requested</Trans>}
        {kind === "retired" && (
          <>
            {" · "}
            {certificate === 0n ? (
              <Trans>without a certificate</Trans>
            ) : (
              <Link to="/certificates/$certificateId" params={{ certificateId }} className="text-brand underline">
                <Trans>Certificate No. {certificateId}</Trans>
              </Link>
            )}
          </>
        )}
      </p>
      <p className="text-sm text-ink-soft">
        <Time at={timestamp} /> · <TransactionText hash={transaction} />
      </p>
    </li>
  );
}

function Finding({ finding, name }: { finding: SerialFinding; name: string }) {
  const { i18n } = useLingui();
  const { t } = useWords();
  const { state, vintage, project, takings } = finding;
  const { year } = vintage;
  const block = String(finding.block);
  return (
    <Card className="flex flex-col gap-5 p-5 sm:p-7">
      <div>
        <h2 className="font-mono text-lg font-semibold break-all">
          <SerialText text={name} />
        </h2>
        <p className="text-ink-soft">
          <Words>{project.name}</Words>,{" "}
          <Link to="/vintages/$vintageId" params={{ vintageId: vintage.id }} className="text-brand underline">
            <Trans>vintage {year}</Trans>
          </Link>{" "}
          · <Trans>block {block}</Trans>
        </p>
      </div>
      <div data-testid="serial-state" data-state={state}>
        <Notice tone={TONES[state]} title={i18n._(stateWords[state])} />
      </div>
      {takings.length > 0 && (
        <ol className="flex flex-col gap-3" aria-label={t`What happened to it`}>
          {takings.map((taking) => (
            <TakingLine key={`${taking.transaction}-${taking.kind}-${taking.id}`} taking={taking} />
          ))}
        </ol>
      )}
    </Card>
  );
}

/** Where the tonne behind a serial number is, or the word that no credits stand for it. */
export function SerialFindingView({ question }: { question: SerialQuestion }) {
  const { t } = useWords();
  const name = serialName(question.operator.toUpperCase(), question.batch, question.serial);
  const { data, error } = useQuery({
    queryKey: [...marketKey, "serial", name],
    queryFn: () => readSerial(question),
  });
  if (error) return <ErrorSentence error={classifyError(error)} />;
  if (data === undefined) {
    return (
      <Loading>
        <Skeleton className="h-64" />
      </Loading>
    );
  }
  if (data === null) {
    return (
      <Notice tone="warn" alert title={t`No credits were ever issued for this serial number`}>
        <Trans>The chain was asked: no issued block of this operator and batch holds it.</Trans>
      </Notice>
    );
  }
  return <Finding finding={data} name={name} />;
}
