import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { marketKey } from "../../data/index.ts";
import { classifyError, ErrorSentence } from "../../transactions/index.ts";
import { AddressText, Notice, Pill, Skeleton, Time, Tonnes } from "../../ui/index.ts";
import { Words } from "./ClaimFacts.tsx";
import type { Certificate } from "./readCertificate.ts";
import { type Notes as NotesOf, readNotes } from "./readNotes.ts";

/** What was noted under a certificate, kept current. */
export function useNotes(certificate: Certificate) {
  return useQuery({
    queryKey: [...marketKey, "notes", String(certificate.id)],
    queryFn: () => readNotes(certificate),
    refetchInterval: 10_000,
  });
}

/** Whether the registry retired the serial numbers, too. */
export type Settlement = "pending" | "partly" | "settled";

/** How far a certificate is settled at the registry. */
export function settlementOf(settled: bigint, amount: bigint): Settlement {
  if (settled === 0n) return "pending";
  return settled < amount ? "partly" : "settled";
}

function BeneficiaryPill({ notes, certificate }: { notes: NotesOf; certificate: Certificate }) {
  if (notes.word === "Disowned") {
    return (
      <Pill tone="danger" dot>
        <Trans>Disowned by the beneficiary</Trans>
      </Pill>
    );
  }
  if (notes.claimed) {
    return (
      <Pill dot>
        <Trans>Claimed with a code</Trans>
      </Pill>
    );
  }
  if (notes.word === "Confirmed") {
    return (
      <Pill tone="good" dot>
        <Trans>Confirmed by the beneficiary</Trans>
      </Pill>
    );
  }
  return (
    <Pill>
      {certificate.terms.claimKey ? (
        <Trans>Waits to be claimed by the beneficiary</Trans>
      ) : (
        <Trans>Not confirmed by a beneficiary</Trans>
      )}
    </Pill>
  );
}

function SettlementPill({ settled, amount }: { settled: bigint; amount: bigint }) {
  const state = settlementOf(settled, amount);
  return (
    <Pill tone={state === "settled" ? "good" : "neutral"} dot>
      {state === "settled" && <Trans>Settled at the registry</Trans>}
      {state === "partly" && <Trans>Partly settled at the registry</Trans>}
      {state === "pending" && <Trans>Settlement at the registry pending</Trans>}
    </Pill>
  );
}

/** What was noted under the certificate's own text, which never changes. */
export function Notes({ certificate }: { certificate: Certificate }) {
  const { t } = useLingui();
  const { data: notes, error } = useNotes(certificate);
  if (!notes) return error ? <ErrorSentence error={classifyError(error)} /> : <Skeleton className="h-16" />;
  const { beneficiary, word, wordAt, reason, amendments, settled, impaired } = notes;
  return (
    <div className="flex flex-col gap-4" data-testid="notes">
      <p className="flex flex-wrap gap-2">
        <BeneficiaryPill notes={notes} certificate={certificate} />
        <SettlementPill settled={settled} amount={certificate.amount} />
      </p>
      {beneficiary && word !== "Open" && (
        <p className="text-sm text-ink-soft">
          <AddressText address={beneficiary} />{" "}
          {wordAt === 0n ? <Trans>consented before it was issued</Trans> : <Time at={wordAt} />}
        </p>
      )}
      {word === "Disowned" && (
        <Notice tone="danger" title={t`Whom this certificate names says that it is not theirs`}>
          {reason === "" ? <Trans>They gave no reason.</Trans> : <Words>{reason}</Words>}
        </Notice>
      )}
      {settled > 0n && settled < certificate.amount && (
        <p className="text-sm text-ink-soft">
          <Trans>
            <Tonnes units={settled} /> of it are retired at the registry, too. Parts of a tonne settle with the whole.
          </Trans>
        </p>
      )}
      {impaired > 0n && (
        <Notice tone="danger" title={t`The registry recalled or reversed serial numbers of this certificate`}>
          <Trans>
            This concerns <Tonnes units={impaired} /> of it. The retirement stays what it is; what it stands for at the
            registry has changed.
          </Trans>
        </Notice>
      )}
      {amendments.length > 0 && (
        <ol className="flex flex-col gap-3" aria-label={t`Amendments`}>
          {amendments.map(({ number, at, countersigned, text }) => (
            <li key={number} className="border-l-4 border-line-strong pl-4">
              <p className="text-sm text-ink-faint">
                <Trans>Amendment {number}</Trans> · <Time at={at} />
                {countersigned && (
                  <>
                    {" · "}
                    <Trans>signed by the beneficiary, too</Trans>
                  </>
                )}
              </p>
              <p>
                <Words>{text}</Words>
              </p>
            </li>
          ))}
        </ol>
      )}
      {amendments.length > 0 && (
        <p className="text-sm text-ink-soft">
          <Trans>The text above is the original one. Amendments are added to it and take nothing away.</Trans>
        </p>
      )}
    </div>
  );
}
