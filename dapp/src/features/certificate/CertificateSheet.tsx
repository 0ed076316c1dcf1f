import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { formatTonnes } from "../../format/index.ts";
import { useLocale } from "../../i18n/index.ts";
import { cx, LogoMark, Notice } from "../../ui/index.ts";
import { ChainFacts, CreditFacts } from "./CertificateFacts.tsx";
import { ClaimFacts, Words } from "./ClaimFacts.tsx";
import { Notes, useNotes } from "./Notes.tsx";
import type { Certificate, CertificateLine } from "./readCertificate.ts";
import { SerialList } from "./SerialList.tsx";

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mt-7 border-t border-line pt-5 print:mt-3 print:pt-2">
      <h2 className="mb-3 text-xs font-semibold tracking-wider text-brand uppercase print:mb-1">{title}</h2>
      {children}
    </section>
  );
}

/** The retirement in one statement: how much, for whom, and in their words why. */
function Statement({ certificate }: { certificate: Certificate }) {
  const locale = useLocale();
  const { claim } = certificate;
  const tonnes = formatTonnes(certificate.amount, locale);
  // Amounts are exact, down to 18 decimals: the longer they are, the smaller they stand.
  const size = tonnes.length > 12 ? "text-xl sm:text-3xl" : "text-4xl sm:text-5xl";
  return (
    <div className="mt-8 text-center print:mt-3">
      <p className="text-sm text-ink-soft">
        <Trans>This certifies the permanent retirement of</Trans>
      </p>
      <p
        className={cx("mt-1 font-semibold tracking-tight break-words text-brand tabular-nums", size)}
        data-testid="amount"
      >
        {tonnes} t
      </p>
      <p className="text-sm text-ink-soft">
        <Trans>tonnes of CO₂ equivalent</Trans>
      </p>
      {certificate.terms.commitment && (
        <p className="mt-5 text-sm text-ink-soft print:mt-3" data-testid="private">
          <Trans>for a beneficiary whose name is kept private</Trans>
        </p>
      )}
      {claim.beneficiaryName !== "" && (
        <>
          <p className="mt-5 text-sm text-ink-soft print:mt-3">
            <Trans>for the benefit of</Trans>
          </p>
          <p className="mt-1 text-2xl font-semibold text-balance" data-testid="beneficiary">
            <Words>{claim.beneficiaryName}</Words>
          </p>
        </>
      )}
      {claim.message !== "" && (
        <blockquote
          className="mx-auto mt-5 max-w-prose rounded-lg bg-sunken px-5 py-3 text-left print:mt-3"
          data-testid="message"
        >
          <Words>{claim.message}</Words>
        </blockquote>
      )}
    </div>
  );
}

/** What nobody may overlook who reads no further than the headline. */
function Since({ certificate }: { certificate: Certificate }) {
  const { t } = useLingui();
  const { data: notes } = useNotes(certificate);
  const disowned = notes?.word === "Disowned";
  const recalled = notes !== undefined && notes.impaired > 0n;
  if (!disowned && !recalled) return null;
  return (
    <Notice tone="danger" className="mt-6" title={t`Something happened since it was issued`}>
      {disowned && <Trans>Its beneficiary says that it is not theirs.</Trans>}{" "}
      {recalled && <Trans>The registry recalled or reversed serial numbers of it.</Trans>}{" "}
      <Trans>Read “Since it was issued” below.</Trans>
    </Notice>
  );
}

/** The certificate itself, on screen and on paper. */
export function CertificateSheet({ certificate }: { certificate: Certificate }) {
  const { t } = useLingui();
  const locale = useLocale();
  const { lines } = certificate;
  const id = String(certificate.id);
  const address = new URL(`/certificates/${id}`, window.location.origin).href;
  return (
    <article
      className="certificate-sheet mx-auto max-w-3xl rounded-2xl border border-line bg-surface p-6 shadow-(--shadow) sm:p-10"
      aria-label={t`Certificate of retirement number ${id}`}
    >
      <div className="flex flex-col items-center gap-3 text-center sm:flex-row sm:justify-between sm:gap-4">
        <p className="flex items-center gap-3 font-semibold">
          <LogoMark className="size-10" /> Carbontrace
        </p>
        <div className="sm:text-right">
          <h1 className="text-lg font-semibold">
            <Trans>Certificate of retirement</Trans>
          </h1>
          <p className="text-sm text-ink-soft tabular-nums">
            <Trans>No. {id}</Trans>
          </p>
        </div>
      </div>
      <Since certificate={certificate} />
      <Statement certificate={certificate} />
      <Part title={t`Claim`}>
        <ClaimFacts claim={certificate.claim} />
      </Part>
      {lines.length === 1 && (
        <>
          <Part title={t`Credits`}>
            <CreditFacts line={lines[0] as CertificateLine} />
          </Part>
          <Part title={t`Serial numbers consumed`}>
            <SerialList ranges={certificate.ranges} caption={t`Serial numbers consumed by this retirement`} />
          </Part>
        </>
      )}
      {lines.length > 1 &&
        lines.map((line, index) => {
          const number = String(index + 1);
          const tonnes = formatTonnes(line.amount, locale);
          return (
            <Part key={String(line.retirementId)} title={t`Line ${number}: ${tonnes} t`}>
              <div className="flex flex-col gap-4" data-testid="certificate-line">
                <CreditFacts line={line} />
                <SerialList ranges={line.ranges} caption={t`Serial numbers consumed by line ${number}`} />
              </div>
            </Part>
          );
        })}
      <Part title={t`Since it was issued`}>
        <Notes certificate={certificate} />
      </Part>
      <Part title={t`On the chain`}>
        <ChainFacts certificate={certificate} />
      </Part>
      <p className="mt-2 hidden text-xs break-all text-ink-soft print:block" data-testid="printed-address">
        <Trans>Verify at {address}</Trans>
      </p>
    </article>
  );
}
