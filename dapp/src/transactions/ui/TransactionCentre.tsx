import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { Button } from "../../ui/index.ts";
import type { FlowState } from "../runner/types.ts";
import { useShownFlows } from "./shown.ts";
import { TransactionPanel } from "./TransactionPanel.tsx";
import { useFlows, useRunner } from "./useTransaction.ts";

function certificateOf({ outcome }: FlowState): string | undefined {
  const certificate = (outcome as { certificate?: unknown } | undefined)?.certificate;
  return typeof certificate === "bigint" && certificate > 0n ? String(certificate) : undefined;
}

function FlowCard({ flow }: { flow: FlowState }) {
  const runner = useRunner();
  const certificateId = certificateOf(flow);
  return (
    <li className="rounded-xl border border-line bg-surface p-4 shadow-lg">
      <TransactionPanel flow={flow}>
        {certificateId && (
          <Link
            to="/certificates/$certificateId"
            params={{ certificateId }}
            className="font-medium text-brand underline"
          >
            <Trans>To the certificate</Trans>
          </Link>
        )}
      </TransactionPanel>
      {flow.status !== "running" && (
        <Button size="sm" variant="quiet" className="mt-2" onClick={() => runner?.dismiss(flow.id)}>
          <Trans>Close</Trans>
        </Button>
      )}
    </li>
  );
}

/** Transactions whose page was left or loaded anew, above the lower right corner. */
export function TransactionCentre() {
  const { t } = useLingui();
  const shown = useShownFlows();
  const flows = useFlows().filter(({ id }) => !shown.has(id));
  if (flows.length === 0) return null;
  return (
    <section
      aria-label={t`Transactions under way`}
      className="fixed inset-x-4 bottom-16 z-20 max-h-[60dvh] overflow-y-auto sm:inset-x-auto sm:right-4 sm:bottom-4 sm:w-96 print:hidden"
    >
      <ul className="flex flex-col gap-3">
        {flows.map((flow) => (
          <FlowCard key={flow.id} flow={flow} />
        ))}
      </ul>
    </section>
  );
}
