import { Trans, useLingui } from "@lingui/react/macro";
import { useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { type Address, isAddressEqual } from "viem";
import { privateKeyToAddress } from "viem/accounts";
import { useConnection } from "wagmi";
import { ActionForm, useTransaction } from "../../transactions/index.ts";
import { Notice, Section, TextField } from "../../ui/index.ts";
import { ConnectPrompt } from "../wallet/index.ts";
import { readCode } from "./secrets.ts";
import { signClaim } from "./signing.ts";

interface ClaimFormProps {
  certificate: bigint;
  /** How many amendments are shown under it. */
  amendments: bigint;
  claimKey: Address;
  /** Somebody has claimed it. */
  claimed: boolean;
}

/** Names the connected account as beneficiary; says so where another one was first. The code stays in this browser: only a signature of its key is sent. */
export function ClaimForm({ certificate, amendments, claimKey, claimed }: ClaimFormProps) {
  const { t } = useLingui();
  const router = useRouter();
  const { address } = useConnection();
  const { flow, busy, start } = useTransaction("claimCertificate");
  // A code from the link's fragment, which browsers send to no server.
  const [text, setText] = useState(() => readCode(router.state.location.hash) ?? "");
  const code = readCode(text);
  const right = code !== undefined && isAddressEqual(privateKeyToAddress(code), claimKey);
  async function send() {
    if (!code || !address) return;
    start({ certificate, amendments, signature: await signClaim(code, certificate, amendments, address) });
  }
  // Who comes without a code has nothing to learn here.
  if (claimed && text.trim() === "") return null;
  return (
    <Section
      title={t`Claim it with a code`}
      intro={
        claimed
          ? undefined
          : t`If you were given the code of this certificate, you can name your account as its beneficiary.`
      }
    >
      {claimed && (
        <Notice tone="warn" title={t`This certificate was claimed already`} className="mb-4">
          <Trans>A code works once. The account that came with it is the beneficiary now.</Trans>
        </Notice>
      )}
      {!claimed && !address && (
        <ConnectPrompt title={t`Connect the wallet that is to be the beneficiary`}>
          <Trans>The certificate will name its account.</Trans>
        </ConnectPrompt>
      )}
      {address && (flow || !claimed) && (
        <ActionForm
          flow={flow}
          busy={busy}
          onSend={() => void send()}
          label={<Trans>Claim the certificate</Trans>}
          disabled={!right || claimed}
          done={<Trans>The certificate names you as its beneficiary</Trans>}
        >
          <TextField
            label={t`Code of the certificate`}
            hint={t`Or the whole link. It is not sent anywhere: your browser signs with it.`}
            value={text}
            spellCheck={false}
            maxLength={300}
            disabled={busy || claimed}
            error={
              text.trim() !== "" && !right
                ? code
                  ? t`This is the code of another certificate.`
                  : t`A code is 0x and 64 digits.`
                : undefined
            }
            onChange={(event) => setText(event.target.value)}
          />
        </ActionForm>
      )}
    </Section>
  );
}
