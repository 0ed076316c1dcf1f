import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { HandOver } from "../../handover/index.ts";
import { PasteField } from "./PasteField.tsx";
import { SendSigned } from "./SendSigned.tsx";
import { readSigned } from "./signed.ts";
import { isConsentTo, writeConsent, writeDraft } from "./texts.ts";
import type { ConsentDraft } from "./typedData.ts";

/** The last step of a retirement that its beneficiary agrees to first: what they get, what they give back, and the sending. */
export function AskConsent({ draft }: { draft: ConsentDraft }) {
  const { t } = useLingui();
  const [text, write] = useState("");
  const read = text.trim() === "" ? undefined : readSigned("consent", text);
  const signed = read?.ok && read.value.kind === "consent" ? read.value : undefined;
  const fits = signed !== undefined && isConsentTo(signed.value, draft);
  return (
    <div className="mt-6 flex flex-col gap-6" data-testid="ask-consent">
      <HandOver title={t`Give this to the beneficiary`} path="/consent" text={writeDraft(draft)}>
        <p>
          <Trans>
            They read it on a page here, sign it with their own wallet, and give you a link back. You can leave this
            page until then: their link has everything in it.
          </Trans>
        </p>
      </HandOver>
      <PasteField
        label={t`What the beneficiary gave you`}
        hint={t`The whole link, or the whole text.`}
        text={text}
        onChange={write}
        read={read}
        error={signed && !fits ? t`The beneficiary agreed to another retirement than the one above.` : undefined}
      />
      {signed && fits && <SendSigned key={writeConsent(signed.value)} signed={signed} account={draft.account} />}
    </div>
  );
}
