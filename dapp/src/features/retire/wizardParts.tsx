import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { useTransaction } from "../../transactions/index.ts";
import { Button, cx } from "../../ui/index.ts";

/** The steps of the way from holdings to a certificate. */
export const STEPS = ["holdings", "amount", "claim", "review"] as const;

/** One of them. */
export type Step = (typeof STEPS)[number];

/** Where one is on the way. */
export function Progress({ step, withClaim }: { step: Step; withClaim: boolean }) {
  const { t } = useLingui();
  const words: Record<Step, string> = {
    holdings: t`Holdings`,
    amount: t`Amount`,
    claim: t`Claim`,
    review: t`Review and sign`,
  };
  const shown = STEPS.filter((name) => withClaim || name !== "claim");
  return (
    <ol className="mb-5 flex flex-wrap gap-x-6 gap-y-1 text-sm">
      {shown.map((name, index) => (
        <li
          key={name}
          aria-current={name === step ? "step" : undefined}
          className={cx(name === step ? "font-semibold text-brand" : "text-ink-soft")}
        >
          {index + 1}. {words[name]}
        </li>
      ))}
    </ol>
  );
}

/** The buttons below a step. */
export function Buttons({ onBack, children }: { onBack?: (() => void) | undefined; children?: ReactNode }) {
  return (
    <div className="mt-6 flex flex-wrap gap-3">
      {onBack && (
        <Button variant="secondary" onClick={onBack}>
          <Trans>Back</Trans>
        </Button>
      )}
      {children}
    </div>
  );
}

/** The signature that the lines and terms take: the plain one for one vintage, the retirement desk's for everything else. */
export function useRetirement() {
  const certified = useTransaction("retireWithCertificate");
  const recorded = useTransaction("retire");
  const batched = useTransaction("retireLines");
  const all = [certified, recorded, batched];
  return {
    certified,
    recorded,
    batched,
    flow: certified.flow ?? recorded.flow ?? batched.flow,
    busy: all.some(({ busy }) => busy),
    certificate: certified.flow?.outcome?.certificate ?? batched.flow?.outcome?.certificate,
    reset: () => {
      for (const { reset } of all) reset();
    },
  };
}
