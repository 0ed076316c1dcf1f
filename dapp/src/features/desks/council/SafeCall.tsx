import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type PreparableRequest, prepareCall } from "../../../transactions/index.ts";
import { Button, CopyButton, Facts } from "../../../ui/index.ts";

/** An act of the council, with what is asked; nothing while the form does not say enough. */
export type CouncilCall = {
  [Name in keyof PreparableRequest]: { action: Name; request: PreparableRequest[Name] | undefined };
}[keyof PreparableRequest];

/** Copies the whole call, and says whether that went well. */
function CopyCall({ text }: { text: string }) {
  const [state, setState] = useState<"idle" | "copied" | "failed">("idle");
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setState("copied"),
      () => setState("failed"),
    );
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button type="button" variant="secondary" size="sm" onClick={() => void copy()}>
        <Trans>Copy the call for a Safe</Trans>
      </Button>
      <span role="status" className="text-sm text-ink-soft">
        {state === "copied" && <Trans>The call is copied</Trans>}
        {state === "failed" && <Trans>The browser does not let this page copy. Copy the lines above.</Trans>}
      </span>
    </div>
  );
}

/** The call of an act, for a Safe that is the council: its signers send it from there. */
export function SafeCall({ action, request }: CouncilCall) {
  const { t } = useLingui();
  const { data: call, error } = useQuery({
    queryKey: ["councilCall", action, request],
    queryFn: () => prepareCall(action, request as never),
    enabled: request !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const value = (text: string, what: string) => (
    <span key={what} className="inline-flex max-w-full items-start font-mono text-xs">
      <span className="min-w-0 break-all">{text}</span>
      <CopyButton text={text} what={what} />
    </span>
  );
  return (
    <div className="flex flex-col gap-3 text-sm" data-testid="safe-call">
      <p className="text-ink-soft">
        <Trans>
          Where the council is a Safe, its signers send the call from there: make a new transaction in the Safe, give it
          this address, no amount and these data, and have enough signers confirm it. Compare the data on each signer's
          device. Nothing happens before the Safe has sent it.
        </Trans>
      </p>
      {request !== undefined && call ? (
        <>
          <Facts
            facts={[
              [t`Address to call`, value(call.to, t`address of the contract`)],
              [t`Amount`, value(String(call.value), t`amount`)],
              [t`Data`, value(call.data, t`data of the call`)],
            ]}
          />
          <CopyCall
            key={call.data}
            text={JSON.stringify({ to: call.to, value: String(call.value), data: call.data }, null, 2)}
          />
        </>
      ) : (
        <p role="status" className="text-ink-faint">
          {error ? (
            <Trans>The contract would refuse this call.</Trans>
          ) : (
            <Trans>Fill in the form; the call then appears here.</Trans>
          )}
        </p>
      )}
    </div>
  );
}
