import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { Address } from "viem";
import { ActionForm, KeptTextField, MAX_AMENDMENT, readKeptText, useTransaction } from "../../transactions/index.ts";
import { AddressText, TextAreaField } from "../../ui/index.ts";
import { Words } from "./ClaimFacts.tsx";
import { readCountersigned } from "./signing.ts";

interface AmendFormProps {
  certificate: bigint;
  /** The number that the amendment will have. */
  next: number;
  /** Who has to sign it too; null for nobody. */
  signer: Address | null;
}

function Plain({ certificate }: { certificate: bigint }) {
  const { t } = useLingui();
  const { flow, busy, start } = useTransaction("amendCertificate");
  const [typed, setTyped] = useState("");
  const text = readKeptText(typed, MAX_AMENDMENT);
  return (
    <ActionForm
      flow={flow}
      busy={busy}
      onSend={() => text && start({ certificate, text, countersignature: null })}
      label={<Trans>Amend the certificate</Trans>}
      disabled={!text}
      done={<Trans>The amendment stands below the certificate</Trans>}
    >
      <KeptTextField
        label={t`Amendment`}
        value={typed}
        onChange={setTyped}
        limit={MAX_AMENDMENT}
        tall
        disabled={busy}
      />
    </ActionForm>
  );
}

function Countersigned({ certificate, next, signer }: AmendFormProps & { signer: Address }) {
  const { t } = useLingui();
  const { flow, busy, start } = useTransaction("amendCertificate");
  const [typed, setTyped] = useState("");
  const signed = readCountersigned(typed);
  const fits = signed?.certificate === certificate && signed.number === BigInt(next);
  function send() {
    if (!signed || !fits) return;
    const { text, nonce, deadline, signature } = signed;
    start({ certificate, text, countersignature: { nonce, deadline, signature } });
  }
  return (
    <ActionForm
      flow={flow}
      busy={busy}
      onSend={send}
      label={<Trans>Amend the certificate</Trans>}
      disabled={!fits}
      done={<Trans>The amendment stands below the certificate</Trans>}
    >
      <p className="text-sm text-ink-soft">
        <Trans>
          The beneficiary <AddressText address={signer} /> has confirmed this certificate, so they sign the amendment
          first: on this page, with their own wallet. Paste here what they give you.
        </Trans>
      </p>
      <TextAreaField
        label={t`What the beneficiary signed`}
        value={typed}
        rows={4}
        spellCheck={false}
        disabled={busy}
        error={
          typed.trim() === "" || fits
            ? undefined
            : signed
              ? t`This was signed for another certificate, or for an amendment with another number.`
              : t`This is not what the beneficiary's page gives.`
        }
        onChange={(event) => setTyped(event.target.value)}
      />
      {fits && (
        <blockquote className="border-l-4 border-line-strong pl-4">
          <Words>{signed.text}</Words>
        </blockquote>
      )}
    </ActionForm>
  );
}

/** The retiree appends an amendment; with the beneficiary's signature where they have confirmed the certificate. */
export function AmendForm({ signer, ...rest }: AmendFormProps) {
  return signer ? <Countersigned {...rest} signer={signer} /> : <Plain certificate={rest.certificate} />;
}
