import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useNavigate } from "@tanstack/react-router";
import { type FormEvent, useEffect, useState } from "react";
import type { Address } from "viem";
import { type ClaimForm, claimProblems, emptyClaim, MAX_LINES, TransactionPanel } from "../../transactions/index.ts";
import { Button, buttonClass, Card, EmptyState, Notice } from "../../ui/index.ts";
import { commitmentOf, namesOf, newCode, newSalt, withheld } from "../certificate/index.ts";
import { AmountStep } from "./AmountStep.tsx";
import { ClaimFields } from "./ClaimFields.tsx";
import { HoldingsStep } from "./HoldingsStep.tsx";
import { type Line, parseLines } from "./lines.ts";
import { ReviewStep } from "./ReviewStep.tsx";
import type { Retirable } from "./readRetirable.ts";
import { type Secrets, SecretsCard } from "./SecretsCard.tsx";
import { AskConsent } from "./signed/AskConsent.tsx";
import { type Terms, TermsFields } from "./TermsFields.tsx";
import { useLineChecks } from "./useLineChecks.ts";
import { Buttons, Progress, type Step, useRetirement } from "./wizardParts.tsx";

const NO_SECRETS: Secrets = { disclosure: null, claim: null };

interface RetireWizardProps {
  account: Address;
  /** The vintage that the address names; none when it is yet to be chosen. */
  first?: Retirable | undefined;
  /** From the address: tonnes as a plain decimal. */
  initialAmount: string;
}

/** The way from holdings to a certificate: vintages, amounts, claim, review, signature. */
export function RetireWizard({ account, first, initialAmount }: RetireWizardProps) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { certified, recorded, batched, flow, busy, certificate, reset } = useRetirement();
  const [step, setStep] = useState<Step>(first ? "amount" : "holdings");
  const [chosen, setLines] = useState<Line[]>(first ? [{ retirable: first, text: initialAmount }] : []);
  const [claim, setClaim] = useState<ClaimForm>(emptyClaim);
  const [terms, setTerms] = useState<Terms>({ hidden: false, claimable: false, consented: false });
  const [secrets, setSecrets] = useState<Secrets>(NO_SECRETS);
  const [kept, setKept] = useState(false);
  const [wanted, setWithClaim] = useState(true);
  const [strict, setStrict] = useState(false);

  // The balance of the vintage in the address is read anew all the time.
  const lines = chosen.map((line) => (first && line.retirable.id === first.id ? { ...line, retirable: first } : line));
  const withClaim = wanted || lines.length > 1;
  const finished = flow?.status === "confirmed" || flow?.status === "indexed";
  // What the beneficiary was asked to agree to stays, whatever becomes of the balance.
  const asked = step === "review" && withClaim && terms.consented;
  const parsed = parseLines(lines, flow !== undefined || asked);
  const { data: checks } = useLineChecks(account, flow || !parsed ? [] : parsed);
  const refused = checks?.some(({ problem }) => problem !== "none") ?? false;
  const nameless = terms.hidden && Object.values(namesOf(claim)).every((name) => name === "");
  const unaddressed = terms.consented && claim.beneficiary === "";
  const secret = secrets.disclosure !== null || secrets.claim !== null;

  useEffect(() => {
    if (certificate && !secret) {
      void navigate({ to: "/certificates/$certificateId", params: { certificateId: String(certificate) } });
    }
  }, [certificate, secret, navigate]);

  function sign() {
    const [only] = parsed ?? [];
    if (!parsed || !only || busy) return;
    if (!withClaim) return recorded.start(only);
    if (parsed.length === 1 && !secret) return certified.start({ ...only, claim });
    const { disclosure, claim: code } = secrets;
    batched.start({
      lines: parsed,
      claim: disclosure ? withheld(claim) : claim,
      commitment: disclosure && commitmentOf(disclosure),
      claimKey: code?.address ?? null,
    });
  }
  function review() {
    const disclosure = terms.hidden ? { salt: newSalt(), ...namesOf(claim) } : null;
    setSecrets({ disclosure, claim: terms.claimable ? newCode() : null });
    setKept(false);
    setStep("review");
  }
  function next(event: FormEvent) {
    event.preventDefault();
    if (step === "holdings" && lines.length > 0) setStep("amount");
    if (step === "amount" && parsed && !refused) {
      if (withClaim) setStep("claim");
      else setStep("review");
    }
    if (step === "claim") {
      const sound = Object.keys(claimProblems(claim)).length === 0 && !nameless && !unaddressed;
      setStrict(!sound);
      if (sound) review();
    }
  }
  function choose(changed: Terms) {
    setTerms(changed);
    if (changed.claimable) setClaim({ ...claim, beneficiary: "" });
  }

  if (first?.balance === 0n && chosen.length === 1 && step === "amount" && !flow) {
    return (
      <EmptyState title={t`You hold no credits of this vintage`}>
        <Link to="/credits" className={buttonClass("secondary", "sm")}>
          <Trans>My credits</Trans>
        </Link>
      </EmptyState>
    );
  }
  const certificateId = certificate ? String(certificate) : undefined;
  return (
    <Card className="mx-auto max-w-3xl p-5 sm:p-7">
      <Progress step={step} withClaim={withClaim} />
      <form onSubmit={next} noValidate>
        {step === "holdings" && (
          <>
            <HoldingsStep account={account} lines={lines} onChange={setLines} />
            <Buttons>
              <Button type="submit" disabled={lines.length === 0 || lines.length > MAX_LINES}>
                <Trans>Continue</Trans>
              </Button>
            </Buttons>
          </>
        )}
        {step === "amount" && (
          <div className="flex flex-col gap-5">
            <AmountStep lines={lines} onChange={setLines} checks={checks} />
            <Button size="sm" variant="quiet" className="self-start" onClick={() => setStep("holdings")}>
              <Trans>Retire other vintages, too</Trans>
            </Button>
            {lines.length === 1 && (
              <label className="flex items-start gap-3">
                <input
                  type="checkbox"
                  className="mt-1 size-5 accent-brand"
                  checked={wanted}
                  onChange={(event) => setWithClaim(event.target.checked)}
                />
                <span>
                  <Trans>Issue a certificate for a claim</Trans>
                  <span className="block text-sm text-ink-soft">
                    <Trans>Without one a record stays on the chain, and the certificate can be issued later.</Trans>
                  </span>
                </span>
              </label>
            )}
            <Buttons>
              <Button type="submit" disabled={!parsed || refused}>
                <Trans>Continue</Trans>
              </Button>
            </Buttons>
          </div>
        )}
        {step === "claim" && (
          <>
            <ClaimFields claim={claim} onChange={setClaim} strict={strict} claimable={terms.claimable} />
            <TermsFields
              terms={terms}
              onChange={choose}
              nameless={strict && nameless}
              unaddressed={strict && unaddressed}
            />
            {!terms.hidden && (
              <Notice tone="info" className="mt-5">
                <Trans>What you write here is public and can never be changed or removed.</Trans>
              </Notice>
            )}
            <Buttons onBack={() => setStep("amount")}>
              <Button type="submit">
                <Trans>Continue</Trans>
              </Button>
            </Buttons>
          </>
        )}
      </form>
      {step === "review" && parsed && (
        <>
          <ReviewStep
            lines={lines}
            parsed={parsed}
            claim={withClaim ? claim : null}
            terms={terms}
            checks={checks}
            settled={finished}
          />
          {secret && <SecretsCard secrets={secrets} certificate={certificateId} kept={kept} onKept={setKept} />}
          {asked ? (
            <>
              <AskConsent draft={{ account, lines: parsed, claim }} />
              <Buttons onBack={() => setStep("claim")} />
            </>
          ) : flow ? (
            <div className="mt-6">
              <TransactionPanel flow={flow} onRetry={sign}>
                <Notice tone="good" title={<Trans>The credits are retired</Trans>}>
                  {certificateId ? (
                    <Link to="/certificates/$certificateId" params={{ certificateId }} className="text-brand underline">
                      <Trans>To the certificate</Trans>
                    </Link>
                  ) : (
                    <Link to="/credits" hash="retirements" className="text-brand underline">
                      <Trans>To my retirements</Trans>
                    </Link>
                  )}
                </Notice>
              </TransactionPanel>
            </div>
          ) : (
            <Buttons onBack={() => setStep(withClaim ? "claim" : "amount")}>
              <Button onClick={sign} busy={busy} disabled={refused || (secret && !kept)}>
                <Trans>Sign and retire</Trans>
              </Button>
            </Buttons>
          )}
          {flow?.status === "failed" && (
            <Buttons
              onBack={() => {
                reset();
                setStep(withClaim ? "claim" : "amount");
              }}
            />
          )}
        </>
      )}
    </Card>
  );
}
