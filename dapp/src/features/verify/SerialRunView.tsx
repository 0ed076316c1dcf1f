import { useLingui } from "@lingui/react";
import { Trans, useLingui as useWords } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { AddressText, Notice, Time, Tonnes, TransactionText, Verbatim } from "../../ui/index.ts";
import { RequestFacts } from "../exits/index.ts";
import type { SerialRun } from "./readSerial.ts";
import type { Taking } from "./serialRuns.ts";
import { stateTones, stateWords } from "./serialWords.ts";

function CertificateLink({ certificate }: { certificate: bigint }) {
  if (certificate === 0n) return <Trans>without a certificate</Trans>;
  const certificateId = String(certificate);
  return (
    <Link to="/certificates/$certificateId" params={{ certificateId }} className="text-brand underline">
      <Trans>Certificate No. {certificateId}</Trans>
    </Link>
  );
}

function TakingLine({ taking }: { taking: Taking }) {
  return (
    <li className="border-l-4 border-line-strong pl-4" data-taking={taking.kind}>
      <p>
        {taking.kind === "retired" && (
          <>
            <Trans>
              <Tonnes units={taking.amount} /> of it retired
            </Trans>
            {" · "}
            <CertificateLink certificate={taking.certificate} />
          </>
        )}
        {taking.kind === "cancelled" && (
          <>
            <Trans>
              <Tonnes units={taking.amount} /> of it cancelled without a claim
            </Trans>
            {taking.reason !== "" && (
              <>
                {" · "}
                <Verbatim text={taking.reason} />
              </>
            )}
          </>
        )}
        {taking.kind === "settled" && (
          <Trans>
            Retired at the registry, too, under <Verbatim text={taking.reference} />
          </Trans>
        )}
        {taking.kind === "impaired" &&
          (taking.how === "Recalled" ? (
            <Trans>The registry took its units back</Trans>
          ) : (
            <Trans>The climate effect that its units stand for was undone</Trans>
          ))}
      </p>
      <p className="text-sm text-ink-soft">
        <Time at={taking.timestamp} /> · <TransactionText hash={taking.transaction} />
      </p>
    </li>
  );
}

function keyOf(taking: Taking): string {
  const place = taking.kind === "retired" ? taking.id : taking.kind === "cancelled" ? taking.position : 0n;
  return `${taking.transaction}-${taking.kind}-${place}`;
}

/** What is known of serial numbers in one state: the state in a sentence, what took them, and who asked for their release. */
export function SerialRunView({ run: { state, takings, requests } }: { run: SerialRun }) {
  const { i18n } = useLingui();
  const { t } = useWords();
  return (
    <div className="flex flex-col gap-4">
      <div data-testid="serial-state" data-state={state}>
        <Notice tone={stateTones[state]} title={i18n._(stateWords[state])} />
      </div>
      {takings.length > 0 && (
        <ol className="flex flex-col gap-3" aria-label={t`What happened to it`}>
          {takings.map((taking) => (
            <TakingLine key={keyOf(taking)} taking={taking} />
          ))}
        </ol>
      )}
      {requests.length > 0 && (
        <ol className="flex flex-col gap-3" aria-label={t`Requests for its release`}>
          {requests.map((request) => (
            <li
              key={String(request.id)}
              className="flex flex-col gap-1 border-l-4 border-line-strong pl-4"
              data-request={request.status}
            >
              <RequestFacts request={request} />
              <p className="text-sm text-ink-soft">
                <Trans>
                  Asked for by <AddressText address={request.owner} />
                </Trans>
              </p>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
