import { useLingui } from "@lingui/react";
import { Trans } from "@lingui/react/macro";
import type { ClaimForm } from "../../transactions/index.ts";
import { Notice, Tonnes } from "../../ui/index.ts";
import { ClaimInWords } from "./ClaimInWords.tsx";
import type { Line, ParsedLine } from "./lines.ts";
import type { LineCheck } from "./readRetirable.ts";
import { SerialPreview, SerialsNote } from "./SerialPreview.tsx";
import type { Terms } from "./TermsFields.tsx";
import { lineSentence } from "./useLineChecks.ts";

interface ReviewStepProps {
  lines: readonly Line[];
  /** The same lines, in the same order, as they are sent. */
  parsed: readonly ParsedLine[];
  /** Null when only a record is left. */
  claim: ClaimForm | null;
  terms: Terms;
  /** What the chain says of each line; missing while it was not asked. */
  checks: readonly LineCheck[] | undefined;
  /** It is done: what comes next in the sequence is no longer this retirement's. */
  settled: boolean;
}

/** Everything that is about to be signed, as it will be read afterwards. */
export function ReviewStep({ lines, parsed, claim, terms, checks, settled }: ReviewStepProps) {
  const { i18n } = useLingui();
  const sum = parsed.reduce((total, { amount }) => total + amount, 0n);
  return (
    <div className="flex flex-col gap-6">
      <div>
        <h2 className="text-sm text-ink-faint">
          <Trans>Retire for good</Trans>
        </h2>
        <p className="text-2xl font-semibold">
          <Tonnes units={sum} />
        </p>
      </div>
      {claim && (
        <ClaimInWords claim={claim}>
          {terms.hidden && (
            <p className="text-sm text-ink-soft">
              <Trans>The names above stay private: only a commitment to them goes to the chain.</Trans>
            </p>
          )}
          {terms.claimable && (
            <p className="text-sm text-ink-soft">
              <Trans>Whoever has the code can claim the certificate as its beneficiary.</Trans>
            </p>
          )}
          {terms.consented && (
            <p className="text-sm text-ink-soft">
              <Trans>The beneficiary agrees first; the certificate is theirs and says that they confirmed it.</Trans>
            </p>
          )}
        </ClaimInWords>
      )}
      {!settled && (
        <>
          {lines.map(({ retirable }, index) => {
            const { year } = retirable.vintage;
            const amount = parsed[index]?.amount ?? 0n;
            const refused = checks?.[index] && lineSentence(checks[index], i18n.locale);
            return (
              <section key={retirable.id} data-testid="review-line">
                {lines.length > 1 && (
                  <h3 className="mb-2 flex flex-wrap justify-between gap-x-4 font-semibold">
                    <span>
                      <bdi>{retirable.project.name}</bdi>, <Trans>vintage {year}</Trans>
                    </span>
                    <Tonnes units={amount} />
                  </h3>
                )}
                {refused ? (
                  <Notice tone="danger" alert title={<Trans>This would be refused</Trans>}>
                    {i18n._(refused)}
                  </Notice>
                ) : (
                  <SerialPreview vintage={retirable.id} amount={amount} noted={false} />
                )}
              </section>
            );
          })}
          <SerialsNote />
          <Notice tone="warn">
            <Trans>Retiring cannot be undone: the credits are burned, and nobody can ever use them again.</Trans>
          </Notice>
        </>
      )}
    </div>
  );
}
