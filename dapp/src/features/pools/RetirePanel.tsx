import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { Address } from "viem";
import type { Pool, PoolHolding } from "../../data/pools/model.ts";
import {
  ActionForm,
  claimProblems,
  classifyError,
  ErrorSentence,
  emptyClaim,
  explainPool,
  onlyLineOf,
  useTransaction,
} from "../../transactions/index.ts";
import { Button, Notice, TokenAmount, Tonnes } from "../../ui/index.ts";
import { ClaimFields, ClaimInWords } from "../retire/index.ts";
import { Again } from "./Again.tsx";
import { EMPTY_TAKE, takenOf } from "./lines.ts";
import { TakeFields } from "./TakeFields.tsx";
import { TakeQuoteView } from "./TakeQuoteView.tsx";
import { useTakeQuote } from "./takeQuote.ts";
import { currencyOf } from "./units.ts";
import { usePoolBalance } from "./usePools.ts";

type Step = "amount" | "claim" | "review";

interface RetirePanelProps {
  pool: Pool;
  account: Address;
  holdings: readonly PoolHolding[];
}

function CertificateChoice({ wanted, onChange }: { wanted: boolean; onChange: (wanted: boolean) => void }) {
  return (
    <label className="flex items-start gap-3">
      <input
        type="checkbox"
        className="mt-1 size-5 shrink-0 accent-brand"
        checked={wanted}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>
        <Trans>Issue a certificate for a claim</Trans>
        <span className="block text-sm text-ink-soft">
          <Trans>Without one a record stays on the chain, and the certificate can be issued later.</Trans>
        </span>
      </span>
    </label>
  );
}

/** Retires credits out of a pool, with a certificate or as a record: what, for whom, and all of it once more before the signature. */
export function RetirePanel({ pool, account, holdings }: RetirePanelProps) {
  const { flow, busy, start, reset } = useTransaction("poolRetire");
  const [step, setStep] = useState<Step>("amount");
  const [form, setForm] = useState(EMPTY_TAKE);
  const [claim, setClaim] = useState(emptyClaim);
  const [wanted, setWanted] = useState(true);
  const [strict, setStrict] = useState(false);
  const { data: balance } = usePoolBalance(pool.address, account);
  const taken = takenOf(form, holdings);
  // The pool leaves a mere record of one vintage only; several together always are a certificate.
  const choosable = taken !== undefined && onlyLineOf(taken) !== undefined;
  const claiming = wanted || !choosable;
  const { data: quote, error } = useTakeQuote(pool.address, busy ? undefined : taken);
  const short = quote !== undefined && balance !== undefined && balance.balance < quote.sum + quote.fee;
  const ready = taken !== undefined && quote !== undefined && !short && error === null;
  const currency = currencyOf(pool);
  const { certificate } = flow?.outcome ?? {};
  const certificateId = certificate === undefined ? undefined : String(certificate);

  function send() {
    if (step === "amount" && ready) setStep(claiming ? "claim" : "review");
    if (step === "claim") {
      const sound = Object.keys(claimProblems(claim)).length === 0;
      setStrict(!sound);
      if (sound) setStep("review");
    }
    if (step === "review" && ready) {
      start({ pool: pool.address, taken, maxFee: quote.fee, ...(claiming ? { claim } : {}) });
    }
  }
  function again() {
    reset();
    setForm(EMPTY_TAKE);
    setStep("amount");
  }
  return (
    <ActionForm
      flow={flow}
      busy={busy}
      onSend={send}
      label={step === "review" ? <Trans>Sign and retire</Trans> : <Trans>Continue</Trans>}
      disabled={!ready}
      done={<Trans>The credits are retired</Trans>}
      after={
        flow?.outcome && (
          <>
            <Trans>
              <Tonnes units={flow.outcome.amount} /> for a fee of{" "}
              <TokenAmount units={flow.outcome.fee} currency={currency} />.
            </Trans>{" "}
            {certificateId ? (
              <Link to="/certificates/$certificateId" params={{ certificateId }} className="text-brand underline">
                <Trans>To the certificate</Trans>
              </Link>
            ) : (
              <Link to="/credits" hash="retirements" className="text-brand underline">
                <Trans>To my retirements</Trans>
              </Link>
            )}
            <Again onAgain={again} />
          </>
        )
      }
    >
      {step === "amount" && (
        <TakeFields form={form} onChange={setForm} holdings={holdings} balance={balance} disabled={busy} />
      )}
      {step === "claim" && (
        <>
          <ClaimFields claim={claim} onChange={setClaim} strict={strict} />
          <Notice tone="info">
            <Trans>What you write here is public and can never be changed or removed.</Trans>
          </Notice>
        </>
      )}
      {step === "amount" && choosable && <CertificateChoice wanted={wanted} onChange={setWanted} />}
      {step === "amount" && taken && !choosable && (
        <p className="text-sm text-ink-soft">
          {taken.kind === "automatic" ? (
            <Trans>
              The queue may give several vintages, which are retired with one certificate. A mere record is of one
              vintage only: let the queue give at most one, or choose it.
            </Trans>
          ) : (
            <Trans>
              Several vintages are retired together with one certificate; a mere record is of one vintage only.
            </Trans>
          )}
        </p>
      )}
      {step === "review" && claiming && <ClaimInWords claim={claim} />}
      {step !== "claim" && taken && quote && (
        <TakeQuoteView pool={pool} quote={quote} kind={form.kind} balance={balance?.balance} retiring />
      )}
      {taken && error && <ErrorSentence error={explainPool(classifyError(error))} />}
      {step === "review" && (
        <Notice tone="warn">
          <Trans>Retiring cannot be undone: the credits are burned, and nobody can ever use them again.</Trans>
        </Notice>
      )}
      {step !== "amount" && (
        <Button
          variant="secondary"
          className="self-start"
          disabled={busy}
          onClick={() => setStep(step === "review" && claiming ? "claim" : "amount")}
        >
          <Trans>Back</Trans>
        </Button>
      )}
      <p className="text-sm text-ink-soft">
        {claiming ? (
          <Trans>
            One transaction takes the credits out, retires them in your name and issues the certificate. Nothing is
            carried out if the fee would be higher, or after 20 minutes.
          </Trans>
        ) : (
          <Trans>
            One transaction takes the credits out and retires them in your name. Nothing is carried out if the fee would
            be higher, or after 20 minutes.
          </Trans>
        )}
      </p>
    </ActionForm>
  );
}
