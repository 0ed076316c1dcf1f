import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type Address, isAddressEqual } from "viem";
import { useConnection } from "wagmi";
import { marketKey } from "../../../data/index.ts";
import { ActionForm, classifyError, ErrorSentence, useTransaction } from "../../../transactions/index.ts";
import { Card, Notice, Section } from "../../../ui/index.ts";
import { ConnectPrompt } from "../../wallet/index.ts";
import { PasteField } from "./PasteField.tsx";
import { RetirementInWords } from "./RetirementInWords.tsx";
import { readAnySigned, retirementOf, signerOf } from "./signed.ts";
import { nonceState } from "./typedData.ts";

function Void({ account }: { account: Address }) {
  const { t } = useLingui();
  const { flow, busy, start, reset } = useTransaction("voidSignature");
  const [text, setText] = useState("");
  const read = text.trim() === "" ? undefined : readAnySigned(text);
  const signed = read?.ok ? read.value : undefined;
  const own = signed && isAddressEqual(signerOf(signed), account);
  const nonce = signed?.value.nonce;
  const { data: state, error } = useQuery({
    queryKey: [...marketKey, "signatureNonce", account, String(nonce)],
    queryFn: () => nonceState(account, nonce ?? 0n),
    enabled: own === true && !flow,
  });
  const wrong = () => {
    if (signed && !own) return t`Another account signed this. Only the signer can make it void.`;
    if (state === "used" && !flow) return t`This was used already, or is void.`;
    if (state === "waits" && !flow) return t`Signatures with lower numbers come first: make those void before.`;
    return undefined;
  };
  return (
    <ActionForm
      flow={flow}
      busy={busy}
      onSend={() => nonce !== undefined && start({ nonce })}
      label={<Trans>Make it void</Trans>}
      variant="danger"
      disabled={!own || state !== "fresh"}
      done={<Trans>The signature is void: nobody can use it any more</Trans>}
    >
      <PasteField
        label={t`What you signed`}
        hint={t`The whole link, or the whole text.`}
        text={text}
        onChange={(typed) => {
          if (flow && !busy) reset();
          setText(typed);
        }}
        read={read}
        error={wrong()}
        disabled={busy}
      />
      {error && (
        <Notice tone="danger" alert>
          <ErrorSentence error={classifyError(error)} />
        </Notice>
      )}
      {own && signed && <RetirementInWords retirement={retirementOf(signed)} />}
    </ActionForm>
  );
}

/** A signer takes an order or a consent back, as long as nobody has used it. */
export function VoidSection() {
  const { t } = useLingui();
  const { address } = useConnection();
  return (
    <Section
      title={t`Take a signature back`}
      intro={t`As long as it was not used, you can make a consent or an order that you signed void.`}
    >
      <Card className="mx-auto max-w-3xl p-5 sm:p-7">
        <div data-testid="void">
          {address ? (
            <Void key={address} account={address} />
          ) : (
            <ConnectPrompt title={t`Connect the wallet that signed`}>
              <Trans>Only the signer can make a signature void.</Trans>
            </ConnectPrompt>
          )}
        </div>
      </Card>
    </Section>
  );
}
