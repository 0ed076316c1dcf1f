import { plural } from "@lingui/core/macro";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useEffect } from "react";
import type { Address } from "viem";
import { formatDecimal } from "../../../format/index.ts";
import { useLocale } from "../../../i18n/index.ts";
import { MAX_DESCRIPTION, TransactionPanel, useTransaction } from "../../../transactions/index.ts";
import { Button, Notice, Section } from "../../../ui/index.ts";
import { ActionList } from "../ActionList.tsx";
import type { ProposalCall } from "../model.ts";
import { Simulation } from "../Simulation.tsx";
import { Unqueueable } from "../Unqueueable.tsx";
import { refusalOf, useDelay } from "../useDelay.ts";
import { useDuration } from "../words/units.ts";
import { type CodeNote, describeProposal } from "./description.ts";
import { mayPropose, useStanding } from "./Eligibility.tsx";

/** Bytes of a text as the chain counts them. */
export function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

function Waiting({ calls }: { calls: readonly ProposalCall[] }) {
  const duration = useDuration();
  const { data, error } = useDelay(calls);
  const refusal = refusalOf(error);
  if (refusal) return <Unqueueable refusal={refusal} />;
  if (data === undefined) return null;
  const time = duration(data);
  return (
    <p data-testid="delay">
      <Trans>
        If the stakers agree, everything waits {time} before it can be executed: as long as its slowest action.
      </Trans>
    </p>
  );
}

interface ReviewProps {
  account: Address;
  title: string;
  body: string;
  calls: readonly ProposalCall[];
  notes: readonly CodeNote[];
  /** What is still missing, one sentence each. */
  missing: readonly string[];
  /** Called when the proposal is on the chain. */
  onSubmitted: () => void;
  /** Called when the user wants to write the next one. */
  onAnother: () => void;
}

/** The proposal as it will be voted on, what it would do, and the button that submits it. */
export function Review({ account, title, body, calls, notes, missing, onSubmitted, onAnother }: ReviewProps) {
  const { t } = useLingui();
  const { flow, busy, start, reset } = useTransaction("propose");
  const { data: standing } = useStanding(account);
  const description = describeProposal({ title, body, notes, proposer: account });
  const length = bytesOf(description);
  const done = flow?.status === "confirmed" || flow?.status === "indexed";
  useEffect(() => {
    if (done) onSubmitted();
  }, [done, onSubmitted]);
  const allowed = standing !== undefined && mayPropose(standing);
  const locale = useLocale();
  const most = formatDecimal(BigInt(MAX_DESCRIPTION), 0, locale);
  const excess = length - MAX_DESCRIPTION;
  const tooLong = t`The description is ${plural(excess, { one: "# byte", other: "# bytes" })} too long.`;
  const { error } = useDelay(calls);
  const lacking = [
    ...missing,
    ...(excess > 0 ? [tooLong] : []),
    ...(refusalOf(error) ? [t`The actions cannot be queued: the Governor refuses them.`] : []),
  ];
  const ready = lacking.length === 0 && allowed;
  const send = () => {
    if (ready && !busy) start({ calls: [...calls], description });
  };
  return (
    <Section title={t`Preview`} intro={<Trans>This is what the stakers will see and vote on.</Trans>}>
      <div className="flex flex-col gap-5" data-testid="preview">
        {calls.length > 0 && (
          <>
            <ActionList calls={calls} />
            <Waiting calls={calls} />
            <Simulation calls={calls} />
          </>
        )}
        <div>
          <p className="mb-1 text-sm text-ink-soft">
            <Trans>
              The description, <Plural value={length} one="# byte" other="# bytes" /> of {most} at most. Its last line
              binds it to your account, so that nobody who sees it waiting can propose the same before you and cancel
              it.
            </Trans>
          </p>
          <pre
            data-testid="description"
            className="max-h-96 overflow-y-auto rounded-lg bg-sunken p-3 text-sm break-words whitespace-pre-wrap"
          >
            {description}
          </pre>
        </div>
        {!done && lacking.length > 0 && (
          <ul className="list-disc pl-5 text-sm text-ink-soft" data-testid="missing">
            {lacking.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        )}
        {!done && lacking.length === 0 && standing && !allowed && (
          <p className="text-sm text-danger">
            <Trans>Your account may not propose yet; what it lacks stands at the top of this page.</Trans>
          </p>
        )}
        {!done && (
          <div>
            <Button variant="primary" busy={busy} disabled={!ready && !busy} onClick={send}>
              <Trans>Submit the proposal</Trans>
            </Button>
          </div>
        )}
        {flow && (
          <TransactionPanel flow={flow} onRetry={send}>
            <Notice tone="good" title={t`The proposal is on the chain`}>
              <div className="flex flex-wrap gap-2">
                {flow.outcome && (
                  <Link to="/governance/$proposal" params={{ proposal: String(flow.outcome.proposal) }}>
                    <Trans>To the proposal</Trans>
                  </Link>
                )}
                <Button
                  size="sm"
                  variant="quiet"
                  onClick={() => {
                    reset();
                    onAnother();
                  }}
                >
                  <Trans>Write another one</Trans>
                </Button>
              </div>
            </Notice>
          </TransactionPanel>
        )}
      </div>
    </Section>
  );
}
