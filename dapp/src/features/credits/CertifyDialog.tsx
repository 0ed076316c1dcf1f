import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { formatTonnes } from "../../format/index.ts";
import { useLocale } from "../../i18n/index.ts";
import { claimProblems, emptyClaim, TransactionPanel, useTransaction } from "../../transactions/index.ts";
import { Button, Dialog, Notice } from "../../ui/index.ts";
import { ClaimFields } from "../retire/index.ts";
import type { OwnRetirement } from "./readCredits.ts";

/** Issues the certificate of an earlier retirement: the claim, then one signature. */
export function CertifyDialog({ own, onClose }: { own: OwnRetirement; onClose: () => void }) {
  const { t } = useLingui();
  const locale = useLocale();
  const { flow, busy, start } = useTransaction("certify");
  const [claim, setClaim] = useState(emptyClaim);
  const [strict, setStrict] = useState(false);
  const tonnes = formatTonnes(own.amount, locale);
  const done = flow?.status === "confirmed" || flow?.status === "indexed";
  const certificateId = flow?.outcome && String(flow.outcome.certificate);

  const send = () => start({ retirement: own.retirement, claim });
  function submit(event: FormEvent) {
    event.preventDefault();
    const sound = Object.keys(claimProblems(claim)).length === 0;
    setStrict(!sound);
    if (sound && !busy) send();
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t`Issue the certificate`}
      description={t`For ${tonnes} t that you retired. What you write is public and can never be changed.`}
    >
      <div className="flex flex-col gap-5">
        {!done && (
          <form onSubmit={submit} noValidate className="flex flex-col gap-5">
            <ClaimFields claim={claim} onChange={setClaim} strict={strict} />
            <Button type="submit" busy={busy}>
              <Trans>Sign and issue</Trans>
            </Button>
          </form>
        )}
        {flow && (
          <TransactionPanel flow={flow} onRetry={send}>
            {certificateId && (
              <Notice tone="good" title={t`The certificate is issued`}>
                <Link to="/certificates/$certificateId" params={{ certificateId }} className="text-brand underline">
                  <Trans>To the certificate</Trans>
                </Link>
              </Notice>
            )}
          </TransactionPanel>
        )}
      </div>
    </Dialog>
  );
}
