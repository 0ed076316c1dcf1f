import { useLingui } from "@lingui/react";
import { Trans } from "@lingui/react/macro";
import { type Proposal, type ProposalStanding, type ProposalStep, stateAt } from "../../data/governance.ts";
import { AddressText, cx, Time, TransactionText } from "../../ui/index.ts";
import { useChainNow } from "../token/index.ts";
import { type Moment, timelineOf } from "./timelineOf.ts";
import { momentWords } from "./words.ts";

function By({ step }: { step: ProposalStep }) {
  return (
    <span className="flex flex-wrap items-baseline gap-x-3 text-sm text-ink-faint">
      {step.actor && (
        <span>
          <Trans>
            by <AddressText address={step.actor} copy={false} />
          </Trans>
        </span>
      )}
      <span>
        <Trans>
          in <TransactionText hash={step.transaction} />
        </Trans>
      </span>
    </span>
  );
}

function Entry({ moment }: { moment: Moment }) {
  const { _ } = useLingui();
  const { kind, at, done, step } = moment;
  return (
    <li className="relative pb-5 pl-6 last:pb-0" data-moment={kind} data-done={done}>
      <span
        className={cx(
          "absolute top-1.5 -left-[5.5px] size-2.5 rounded-full border-2",
          done ? "border-brand bg-brand" : "border-line-strong bg-surface",
        )}
        aria-hidden="true"
      />
      <p className={cx("font-medium", !done && "text-ink-soft")}>
        {_(momentWords[kind])}
        {!done && (
          <span className="font-normal">
            {" · "}
            <Trans>still to come</Trans>
          </span>
        )}
      </p>
      {at !== null && (
        <p className="text-sm text-ink-soft">
          <Time at={at} />
        </p>
      )}
      {step && <By step={step} />}
    </li>
  );
}

/** A proposal's life: what has happened, and what the clock will bring. */
export function Timeline({ proposal, standing }: { proposal: Proposal; standing: ProposalStanding }) {
  // Drawn anew every second, but only a state that changes changes it.
  const now = useChainNow();
  const moments = timelineOf(proposal, standing, stateAt(standing, now), now);
  return (
    <ol className="ml-2 border-l border-line" data-testid="timeline">
      {moments.map((moment, index) => (
        // A kind can occur more than once, and entries are only added at the end.
        // biome-ignore lint/suspicious/noArrayIndexKey: the order never changes
        <Entry key={index} moment={moment} />
      ))}
    </ol>
  );
}
