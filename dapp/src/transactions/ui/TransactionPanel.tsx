import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { Button, Notice } from "../../ui/index.ts";
import type { FlowState } from "../runner/types.ts";
import { ErrorSentence } from "./ErrorSentence.tsx";
import { FlowSteps } from "./FlowSteps.tsx";
import { SwitchNetworkButton } from "./SwitchNetworkButton.tsx";
import { useRunner } from "./useTransaction.ts";

interface TransactionPanelProps {
  flow: Omit<FlowState, "outcome">;
  /** Starts the same action again after a failure. */
  onRetry?: () => void;
  /** Shown once the transaction is in a block. */
  children?: ReactNode;
}

function Failure({ flow, onRetry }: Pick<TransactionPanelProps, "flow" | "onRetry">) {
  const { error } = flow;
  if (!error) return null;
  return (
    <Notice tone="danger" title={<Trans>This was not carried out</Trans>}>
      <ErrorSentence error={error} />
      <div className="mt-3 flex flex-wrap gap-2">
        {error.kind === "wrongNetwork" && <SwitchNetworkButton {...(onRetry && { onSwitched: onRetry })} />}
        {onRetry && error.kind !== "wrongNetwork" && (
          <Button size="sm" variant="secondary" onClick={onRetry}>
            <Trans>Try again</Trans>
          </Button>
        )}
      </div>
    </Notice>
  );
}

/** How a transaction stands: its steps, what went wrong and what can be done, and what came of it. */
export function TransactionPanel({ flow, onRetry, children }: TransactionPanelProps) {
  const runner = useRunner();
  const done = flow.status === "confirmed" || flow.status === "indexed";
  return (
    <div className="flex flex-col gap-4" data-flow={flow.action} data-status={flow.status}>
      <FlowSteps flow={flow} />
      {flow.offline && (
        <Notice tone="warn" alert>
          <Trans>The chain's node does not answer. Waiting for it; nothing is lost.</Trans>
        </Notice>
      )}
      {flow.status === "paused" && (
        <Notice tone="info" title={<Trans>One signature is still needed</Trans>}>
          <p>
            <Trans>The page was loaded anew while this was under way. Go on when you are ready.</Trans>
          </p>
          <Button size="sm" className="mt-3" onClick={() => runner?.proceed(flow.id)}>
            <Trans>Go on</Trans>
          </Button>
        </Notice>
      )}
      <Failure flow={flow} {...(onRetry && { onRetry })} />
      {done && children}
    </div>
  );
}
