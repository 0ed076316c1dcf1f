import { useLingui } from "@lingui/react";
import { cx, Spinner, TransactionText } from "../../ui/index.ts";
import type { FlowState, StepPhase, StepState } from "../runner/types.ts";
import { phaseWords, stepTitles } from "./words.ts";

const ACTIVE: readonly StepPhase[] = ["checking", "signing", "pending"];
const DONE: readonly StepPhase[] = ["confirmed", "indexed", "skipped"];

function Mark({ phase, number }: { phase: StepPhase; number: number }) {
  if (ACTIVE.includes(phase)) return <Spinner className="size-5 text-brand" />;
  const done = DONE.includes(phase);
  return (
    <span
      aria-hidden="true"
      className={cx(
        "inline-flex size-5 items-center justify-center rounded-full text-xs font-semibold",
        done && "bg-brand text-on-brand",
        phase === "failed" && "bg-danger text-surface",
        !done && phase !== "failed" && "border border-line-strong text-ink-faint",
      )}
    >
      {done ? "✓" : phase === "failed" ? "!" : number}
    </span>
  );
}

function Step({ step, number }: { step: StepState; number: number }) {
  const { i18n } = useLingui();
  return (
    <li className="flex gap-3" data-step={step.name} data-phase={step.phase}>
      <span className="mt-0.5 shrink-0">
        <Mark phase={step.phase} number={number} />
      </span>
      <div className="min-w-0">
        <p className={cx("font-medium", step.phase === "waiting" && "text-ink-soft")}>
          {i18n._(stepTitles[step.name])}
        </p>
        <p className="text-sm text-ink-soft">{i18n._(phaseWords[step.phase])}</p>
        {step.hash && (
          <p className="text-sm text-ink-faint">
            <TransactionText hash={step.hash} />
          </p>
        )}
      </div>
    </li>
  );
}

/** The steps of a flow with how far each is, read out as they change. */
export function FlowSteps({ flow }: { flow: Pick<FlowState, "steps"> }) {
  return (
    <ol className="flex flex-col gap-4" aria-live="polite">
      {flow.steps.map((step, index) => (
        <Step key={step.name} step={step} number={index + 1} />
      ))}
    </ol>
  );
}
