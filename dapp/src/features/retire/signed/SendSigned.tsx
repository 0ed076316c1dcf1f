import { useLingui } from "@lingui/react";
import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import type { Address } from "viem";
import { provenance } from "../../../chain/provenance.ts";
import { publicClient } from "../../../chain/wagmi.ts";
import { marketKey } from "../../../data/index.ts";
import { ActionForm, classifyError, ErrorSentence, toClaim, useTransaction } from "../../../transactions/index.ts";
import { Notice } from "../../../ui/index.ts";
import { consentRequest, judge, orderRequest, type Signed } from "./signed.ts";
import { writeConsent, writeOrder } from "./texts.ts";
import { verdictSentence } from "./words.ts";

/** Runs it without sending it; throws what it would be refused with. */
async function tryOut(signed: Signed, account: Address): Promise<void> {
  const desk = { ...provenance.retirementDesk, account };
  if (signed.kind === "consent") {
    const { lines, claim, consent } = consentRequest(signed.value);
    await publicClient.simulateContract({
      ...desk,
      functionName: "retireWithConsent",
      args: [lines, toClaim(claim), consent],
    });
  } else {
    const { order, claim, signature } = orderRequest(signed.value);
    const args = [order, toClaim(claim), signature] as const;
    await publicClient.simulateContract({ ...desk, functionName: "retireByOrder", args });
  }
}

/** Sends what another person signed, once the chain has said that nothing is in the way. */
export function SendSigned({ signed, account }: { signed: Signed; account: Address }) {
  const { i18n } = useLingui();
  const navigate = useNavigate();
  const consented = useTransaction("retireWithConsent");
  const ordered = useTransaction("retireByOrder");
  const flow = consented.flow ?? ordered.flow;
  const busy = consented.busy || ordered.busy;
  const text = signed.kind === "consent" ? writeConsent(signed.value) : writeOrder(signed.value);
  const { data, error, isSuccess } = useQuery({
    queryKey: [...marketKey, "signedRetirement", text, account],
    queryFn: async () => {
      const verdict = await judge(signed, account);
      if (!verdict) await tryOut(signed, account);
      return verdict;
    },
    enabled: !flow || flow.status === "failed",
    refetchInterval: 8_000,
    retry: false,
  });
  const refused = data && verdictSentence(data, i18n.locale);
  const ready = isSuccess && !error && data === null;
  function send() {
    if (signed.kind === "consent") consented.start(consentRequest(signed.value));
    else ordered.start(orderRequest(signed.value));
  }
  const certificate = flow?.outcome?.certificate;
  useEffect(() => {
    if (!certificate) return;
    void navigate({ to: "/certificates/$certificateId", params: { certificateId: String(certificate) } });
  }, [certificate, navigate]);
  return (
    <div data-testid="send-signed" data-ready={ready}>
      <ActionForm
        flow={flow}
        busy={busy}
        onSend={send}
        label={<Trans>Retire for good</Trans>}
        disabled={!ready}
        done={<Trans>The credits are retired</Trans>}
        after={
          certificate && (
            <Link
              to="/certificates/$certificateId"
              params={{ certificateId: String(certificate) }}
              className="text-brand underline"
            >
              <Trans>To the certificate</Trans>
            </Link>
          )
        }
      >
        {(refused || error) && !busy && (
          <Notice tone="danger" alert title={<Trans>This would be refused</Trans>}>
            {refused ? i18n._(refused) : error && <ErrorSentence error={classifyError(error)} />}
          </Notice>
        )}
        {!refused && !error && (
          <p role="status" className="text-sm text-ink-soft">
            {ready ? (
              <Trans>The signature fits, and the chain would carry this out now.</Trans>
            ) : (
              <Trans>Looking at the signature, and trying it out on the chain…</Trans>
            )}
          </p>
        )}
        <Notice tone="warn">
          <Trans>Retiring cannot be undone: the credits are burned, and nobody can ever use them again.</Trans>
        </Notice>
      </ActionForm>
    </div>
  );
}
