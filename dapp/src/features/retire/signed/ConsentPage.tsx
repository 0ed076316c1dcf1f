import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { type Address, isAddressEqual } from "viem";
import { useConnection } from "wagmi";
import { AddressText, Card, Notice, PageHeader } from "../../../ui/index.ts";
import { DEFAULT_DAYS, HandOver, SignButton, useHandedOver, useSigning, ValidityField } from "../../handover/index.ts";
import { ConnectPrompt } from "../../wallet/index.ts";
import { PasteField } from "./PasteField.tsx";
import { RetirementInWords } from "./RetirementInWords.tsx";
import { readDraft, writeConsent, writeDraft } from "./texts.ts";
import { type Consent, type ConsentDraft, consentData, newNonce } from "./typedData.ts";
import { VoidSection } from "./VoidSection.tsx";

function Sign({ draft, account }: { draft: ConsentDraft; account: Address }) {
  const { t } = useLingui();
  const [days, setDays] = useState(DEFAULT_DAYS);
  const signing = useSigning<Consent>(
    (validity) => consentData({ ...draft, ...validity }),
    (signed) => ({ ...draft, ...signed }),
    newNonce,
  );
  return (
    <div className="flex flex-col gap-4" data-testid="consent">
      <Notice tone="info" title={t`What you agree to`}>
        <ul className="list-disc pl-5">
          <li>
            <Trans>Exactly this retirement, once, with exactly these words.</Trans>
          </li>
          <li>
            <Trans>The certificate belongs to your account for ever, and everybody reads that you confirmed it.</Trans>
          </li>
          <li>
            <Trans>Signing costs nothing and moves nothing of yours. The retiree sends it and pays.</Trans>
          </li>
        </ul>
      </Notice>
      <ValidityField
        days={days}
        onChange={(chosen) => {
          setDays(chosen);
          signing.forget();
        }}
        disabled={signing.busy}
      />
      <SignButton signing={signing} onSign={() => void signing.ask(account, days)}>
        <Trans>Sign the consent</Trans>
      </SignButton>
      {signing.signed && (
        <HandOver
          title={t`Give this back to the retiree`}
          path="/retire/with-consent"
          text={writeConsent(signing.signed)}
        >
          <p>
            <Trans>They retire with it. Whoever else gets it can do nothing with it.</Trans>
          </p>
        </HandOver>
      )}
    </div>
  );
}

function Found({ draft }: { draft: ConsentDraft }) {
  const { t } = useLingui();
  const { address } = useConnection();
  const beneficiary = draft.claim.beneficiary as Address;
  return (
    <>
      <RetirementInWords retirement={draft} />
      {!address && (
        <ConnectPrompt title={t`Connect the beneficiary's wallet`}>
          <Trans>
            Only the account <AddressText address={beneficiary} /> can agree to this.
          </Trans>
        </ConnectPrompt>
      )}
      {address && !isAddressEqual(address, beneficiary) && (
        <Notice tone="warn" alert title={t`This names another account`}>
          <Trans>
            Only the account <AddressText address={beneficiary} /> can agree to this. Connect its wallet.
          </Trans>
        </Notice>
      )}
      {address && isAddressEqual(address, beneficiary) && (
        <Sign key={writeDraft(draft)} draft={draft} account={address} />
      )}
    </>
  );
}

/** A beneficiary reads what is to be retired for them, and agrees to it by signature. */
export function ConsentPage() {
  const { t } = useLingui();
  const [text, write] = useHandedOver();
  const read = text.trim() === "" ? undefined : readDraft(text);
  return (
    <>
      <PageHeader title={t`Agree to a retirement`}>
        <p className="max-w-prose text-ink-soft">
          <Trans>
            Somebody wants to retire credits for you. Read what the certificate will say, and sign if you stand for it.
          </Trans>
        </p>
      </PageHeader>
      <Card className="mx-auto flex max-w-3xl flex-col gap-6 p-5 sm:p-7">
        <PasteField
          label={t`What the retiree gave you`}
          hint={t`The whole link, or the whole text.`}
          text={text}
          onChange={write}
          read={read}
        />
        {read?.ok && <Found draft={read.value} />}
      </Card>
      <VoidSection />
    </>
  );
}
