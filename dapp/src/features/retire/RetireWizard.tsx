import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useNavigate } from "@tanstack/react-router";
import { type FormEvent, type ReactNode, useEffect, useState } from "react";
import { MIN_AMOUNT, TONNE_DECIMALS, tonnesToInput } from "../../format/index.ts";
import {
  AmountField,
  type ClaimForm,
  claimProblems,
  emptyClaim,
  readAmount,
  TransactionPanel,
  useTransaction,
} from "../../transactions/index.ts";
import { Button, buttonClass, Card, cx, EmptyState, Notice, Tonnes } from "../../ui/index.ts";
import { ClaimFields } from "./ClaimFields.tsx";
import { ReviewStep } from "./ReviewStep.tsx";
import type { Retirable } from "./readRetirable.ts";

const STEPS = ["amount", "claim", "review"] as const;
type Step = (typeof STEPS)[number];

interface RetireWizardProps {
  retirable: Retirable;
  /** From the address: tonnes as a plain decimal. */
  initialAmount: string;
}

function Progress({ step, withClaim }: { step: Step; withClaim: boolean }) {
  const { t } = useLingui();
  const words: Record<Step, string> = { amount: t`Amount`, claim: t`Claim`, review: t`Review and sign` };
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

function Buttons({ onBack, children }: { onBack?: (() => void) | undefined; children: ReactNode }) {
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

function Holding({ retirable }: { retirable: Retirable }) {
  const { project, vintage, balance, id } = retirable;
  const { year } = vintage;
  return (
    <div className="mb-5 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-b border-line pb-4">
      <div className="min-w-0">
        <p className="font-semibold break-words">
          <bdi>{project.name}</bdi>
        </p>
        <p className="text-sm text-ink-soft">
          {project.registryProjectId} ·{" "}
          <Link to="/vintages/$vintageId" params={{ vintageId: String(id) }} className="text-brand underline">
            <Trans>vintage {year}</Trans>
          </Link>
        </p>
      </div>
      <p className="text-sm text-ink-soft">
        <Trans>
          You hold <Tonnes units={balance} />
        </Trans>
      </p>
    </div>
  );
}

/** The way from a holding to a certificate: amount, claim, review, signature. */
export function RetireWizard({ retirable, initialAmount }: RetireWizardProps) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const certified = useTransaction("retireWithCertificate");
  const recorded = useTransaction("retire");
  const [step, setStep] = useState<Step>("amount");
  const [text, setText] = useState(initialAmount);
  const [claim, setClaim] = useState<ClaimForm>(emptyClaim);
  const [withClaim, setWithClaim] = useState(true);
  const [strict, setStrict] = useState(false);

  const flow = certified.flow ?? recorded.flow;
  const busy = certified.busy || recorded.busy;
  const finished = flow?.status === "confirmed" || flow?.status === "indexed";
  // What is retired is no longer held: the rules of the form end with the signature.
  const rules = { decimals: TONNE_DECIMALS, minimum: MIN_AMOUNT, maximum: retirable.balance };
  const parsed = readAmount(text, flow ? { decimals: TONNE_DECIMALS } : rules);
  const amount = parsed.ok ? parsed.value : undefined;

  const certificate = certified.flow?.outcome?.certificate;
  useEffect(() => {
    if (certificate) {
      void navigate({ to: "/certificates/$certificateId", params: { certificateId: String(certificate) } });
    }
  }, [certificate, navigate]);

  function sign() {
    if (amount === undefined || busy) return;
    if (withClaim) certified.start({ vintage: retirable.id, amount, claim });
    else recorded.start({ vintage: retirable.id, amount });
  }
  function next(event: FormEvent) {
    event.preventDefault();
    if (step === "amount" && amount !== undefined) setStep(withClaim ? "claim" : "review");
    if (step === "claim") {
      const sound = Object.keys(claimProblems(claim)).length === 0;
      setStrict(!sound);
      if (sound) setStep("review");
    }
  }

  if (retirable.balance === 0n && !flow) {
    return (
      <EmptyState title={t`You hold no credits of this vintage`}>
        <Link to="/credits" className={buttonClass("secondary", "sm")}>
          <Trans>My credits</Trans>
        </Link>
      </EmptyState>
    );
  }
  return (
    <Card className="mx-auto max-w-3xl p-5 sm:p-7">
      <Holding retirable={retirable} />
      <Progress step={step} withClaim={withClaim} />
      <form onSubmit={next} noValidate>
        {step === "amount" && (
          <div className="flex flex-col gap-5">
            <AmountField label={t`Amount to retire`} unit="t" rules={rules} value={text} onChange={setText} />
            <Button
              size="sm"
              variant="quiet"
              className="self-start"
              onClick={() => setText(tonnesToInput(retirable.balance))}
            >
              <Trans>All that I hold</Trans>
            </Button>
            <label className="flex items-start gap-3">
              <input
                type="checkbox"
                className="mt-1 size-5 accent-brand"
                checked={withClaim}
                onChange={(event) => setWithClaim(event.target.checked)}
              />
              <span>
                <Trans>Issue a certificate for a claim</Trans>
                <span className="block text-sm text-ink-soft">
                  <Trans>Without one a record stays on the chain, and the certificate can be issued later.</Trans>
                </span>
              </span>
            </label>
            <Buttons>
              <Button type="submit" disabled={amount === undefined}>
                <Trans>Continue</Trans>
              </Button>
            </Buttons>
          </div>
        )}
        {step === "claim" && (
          <>
            <ClaimFields claim={claim} onChange={setClaim} strict={strict} />
            <Notice tone="info" className="mt-5">
              <Trans>What you write here is public and can never be changed or removed.</Trans>
            </Notice>
            <Buttons onBack={() => setStep("amount")}>
              <Button type="submit">
                <Trans>Continue</Trans>
              </Button>
            </Buttons>
          </>
        )}
      </form>
      {step === "review" && amount !== undefined && (
        <>
          <ReviewStep retirable={retirable} amount={amount} claim={withClaim ? claim : null} settled={finished} />
          {flow ? (
            <div className="mt-6">
              <TransactionPanel flow={flow} onRetry={sign}>
                <Notice tone="good" title={<Trans>The credits are retired</Trans>}>
                  <Link to="/credits" className="text-brand underline">
                    <Trans>To my retirements</Trans>
                  </Link>
                </Notice>
              </TransactionPanel>
            </div>
          ) : (
            <Buttons onBack={() => setStep(withClaim ? "claim" : "amount")}>
              <Button onClick={sign} busy={busy}>
                <Trans>Sign and retire</Trans>
              </Button>
            </Buttons>
          )}
          {flow?.status === "failed" && (
            <Buttons
              onBack={() => {
                certified.reset();
                recorded.reset();
                setStep(withClaim ? "claim" : "amount");
              }}
            >
              {null}
            </Buttons>
          )}
        </>
      )}
    </Card>
  );
}
