import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react";
import { Trans, useLingui as useWords } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { marketKey } from "../../data/index.ts";
import { cx, Loading, Notice, Skeleton } from "../../ui/index.ts";
import { type Check, type CheckName, type CheckResult, checkCertificate } from "./checks.ts";
import { useNotes } from "./Notes.tsx";
import type { Certificate } from "./readCertificate.ts";

const checkWords: Record<CheckName, MessageDescriptor> = {
  exists: msg`The certificate contract knows this certificate`,
  retired: msg`The retirement's log says the same: account, operator, vintage, amount, block and time`,
  issued: msg`The certificate's text is, byte for byte, what its log recorded when it was issued`,
  serials: msg`The serial numbers add up to the amount, and none occurs twice`,
  consumed: msg`The vintage has consumed this interval, so nobody else can ever use it`,
  confirmed: msg`The transaction succeeded and its block is part of the chain`,
};

const resultWords: Record<CheckResult, MessageDescriptor> = {
  passed: msg`Passed`,
  failed: msg`Failed`,
  unknown: msg`Not answered`,
};

const resultMarks: Record<CheckResult, { sign: string; colour: string }> = {
  passed: { sign: "✓", colour: "text-brand" },
  failed: { sign: "✕", colour: "text-danger" },
  unknown: { sign: "?", colour: "text-warn" },
};

/** What the checks say together. A certificate that agrees with the chain can still be disowned, or recalled. */
function Verdict({ checks, certificate }: { checks: readonly Check[]; certificate: Certificate }) {
  const { t } = useWords();
  const { data: notes, error } = useNotes(certificate);
  if (checks.some(({ result }) => result === "failed")) {
    return <Notice tone="danger" alert title={t`This certificate does not agree with the chain`} />;
  }
  // No praise before it is known what happened since.
  if (!notes && !error) return <Skeleton className="h-14" />;
  if (!notes || checks.some(({ result }) => result === "unknown")) {
    return (
      <Notice tone="warn" title={t`Not everything could be checked`}>
        <Trans>The node did not answer every question. Nothing disagreed.</Trans>
      </Notice>
    );
  }
  if (notes.word === "Disowned" || notes.impaired > 0n) {
    return (
      <Notice tone="warn" title={t`It agrees with the chain; but see what happened since`}>
        {notes.word === "Disowned" && <Trans>Its beneficiary says that it is not theirs.</Trans>}{" "}
        {notes.impaired > 0n && <Trans>The registry recalled or reversed serial numbers of it.</Trans>}{" "}
        <Trans>Every check of its text and its serial numbers passed.</Trans>
      </Notice>
    );
  }
  return <Notice tone="good" title={t`Every check passed`} />;
}

/** Runs the checks in this browser and shows each. */
export function CheckList({ certificate }: { certificate: Certificate }) {
  const { i18n } = useLingui();
  const { data } = useQuery({
    queryKey: [...marketKey, "checks", String(certificate.id), certificate.retired?.transactionHash ?? ""],
    queryFn: () => checkCertificate(certificate),
  });
  if (!data) {
    return (
      <Loading>
        <Skeleton className="h-48" />
      </Loading>
    );
  }
  return (
    <div className="flex flex-col gap-4" data-testid="checks">
      <Verdict checks={data} certificate={certificate} />
      <ul className="flex flex-col gap-2">
        {data.map(({ name, result }) => (
          <li key={name} className="flex gap-3" data-check={name} data-result={result}>
            <span
              className={cx("w-4 shrink-0 text-center font-semibold", resultMarks[result].colour)}
              aria-hidden="true"
            >
              {resultMarks[result].sign}
            </span>
            <span>
              <span className="sr-only">{i18n._(resultWords[result])}: </span>
              {i18n._(checkWords[name])}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
