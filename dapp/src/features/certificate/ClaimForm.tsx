import { Trans, useLingui } from "@lingui/react/macro";
import { useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { type Address, isAddressEqual } from "viem";
import { privateKeyToAddress } from "viem/accounts";
import { useConnection } from "wagmi";
import { ActionForm, useTransaction } from "../../transactions/index.ts";
import { TextField } from "../../ui/index.ts";
import { ConnectPrompt } from "../wallet/index.ts";
import { readCode } from "./secrets.ts";
import { signClaim } from "./signing.ts";

interface ClaimFormProps {
  certificate: bigint;
  /** How many amendments are shown under it. */
  amendments: bigint;
  claimKey: Address;
}

/** Names the connected account as beneficiary. The code stays in this browser: only a signature of its key is sent. */
export function ClaimForm({ certificate, amendments, claimKey }: ClaimFormProps) {
  const { t } = useLingui();
  const router = useRouter();
  const { address } = useConnection();
  const { flow, busy, start } = useTransaction("claimCertificate");
  // A code from the link's fragment, which browsers send to no server.
  const [text, setText] = useState(() => readCode(router.state.location.hash) ?? "");
  const code = readCode(text);
  const right = code !== undefined && isAddressEqual(privateKeyToAddress(code), claimKey);
  if (!address) {
    return (
      <ConnectPrompt title={t`Connect the wallet that is to be the beneficiary`}>
        <Trans>The certificate will name its account.</Trans>
      </ConnectPrompt>
    );
  }
  async function send() {
    if (!code || !address) return;
    start({ certificate, amendments, signature: await signClaim(code, certificate, amendments, address) });
  }
  return (
    <ActionForm
      flow={flow}
      busy={busy}
      onSend={() => void send()}
      label={<Trans>Claim the certificate</Trans>}
      disabled={!right}
      done={<Trans>The certificate names you as its beneficiary</Trans>}
    >
      <TextField
        label={t`Code of the certificate`}
        hint={t`Or the whole link. It is not sent anywhere: your browser signs with it.`}
        value={text}
        spellCheck={false}
        maxLength={300}
        disabled={busy}
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
  );
}
