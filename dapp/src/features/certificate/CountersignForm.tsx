import { Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, useState } from "react";
import type { Address } from "viem";
import { useSignTypedData } from "wagmi";
import { chainNow } from "../../data/index.ts";
import { classifyError, ErrorSentence, KeptTextField, MAX_AMENDMENT, readKeptText } from "../../transactions/index.ts";
import { Button, CopyButton, Notice } from "../../ui/index.ts";
import { amendmentData, readNonce, writeCountersigned } from "./signing.ts";

/** How long the retiree has to send it {s}: 30 days. */
const TIME_TO_SEND = 30n * 86_400n;

interface CountersignFormProps {
  certificate: bigint;
  /** The number that the amendment will have. */
  next: number;
  beneficiary: Address;
}

/** The beneficiary signs an amendment; nothing is sent. What comes out goes to the retiree, who sends it. */
export function CountersignForm({ certificate, next, beneficiary }: CountersignFormProps) {
  const { t } = useLingui();
  const { mutateAsync: sign } = useSignTypedData();
  const [typed, setTyped] = useState("");
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const [signed, setSigned] = useState<string>();
  const text = readKeptText(typed, MAX_AMENDMENT);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!text || busy) return;
    setBusy(true);
    setFailure(undefined);
    try {
      const nonce = await readNonce(beneficiary, certificate);
      const amendment = { certificate, number: BigInt(next), text, nonce, deadline: chainNow() + TIME_TO_SEND };
      const signature = await sign(amendmentData(amendment));
      setSigned(writeCountersigned({ ...amendment, signature }));
    } catch (error) {
      setFailure(error);
    }
    setBusy(false);
  }
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-4" data-testid="countersign">
      <p className="text-sm text-ink-soft">
        <Trans>
          You confirmed this certificate, so its retiree can amend it only with your signature. Write exactly what you
          agree to; signing costs nothing and sends nothing.
        </Trans>
      </p>
      <KeptTextField
        label={t`The amendment that you agree to`}
        value={typed}
        onChange={(value) => {
          setTyped(value);
          setSigned(undefined);
        }}
        limit={MAX_AMENDMENT}
        tall
        disabled={busy}
      />
      <Button type="submit" className="self-start" busy={busy} disabled={!text && !busy}>
        <Trans>Sign the amendment</Trans>
      </Button>
      {failure !== undefined && <ErrorSentence error={classifyError(failure)} />}
      {signed && (
        <Notice tone="good" title={t`Hand this to the retiree`}>
          <p className="mb-2">
            <Trans>It is good for 30 days, for this text and this certificate only.</Trans>
          </p>
          <p className="flex items-start gap-1">
            <code className="min-w-0 text-xs break-all">{signed}</code>
            <CopyButton text={signed} what={t`signature`} />
          </p>
        </Notice>
      )}
    </form>
  );
}
