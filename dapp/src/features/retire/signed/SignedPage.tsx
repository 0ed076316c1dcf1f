import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { useConnection } from "wagmi";
import { AddressText, Card, Facts, PageHeader, Time } from "../../../ui/index.ts";
import { useHandedOver } from "../../handover/index.ts";
import { ConnectPrompt } from "../../wallet/index.ts";
import { PasteField } from "./PasteField.tsx";
import { RetirementInWords } from "./RetirementInWords.tsx";
import { SendSigned } from "./SendSigned.tsx";
import { readSigned, retirementOf, type Signed, signerOf } from "./signed.ts";
import { writeConsent, writeOrder } from "./texts.ts";

interface SignedPageProps {
  kind: Signed["kind"];
  title: string;
  intro: ReactNode;
  label: string;
}

function Found({ signed }: { signed: Signed }) {
  const { t } = useLingui();
  const { address } = useConnection();
  const operator = signed.kind === "order" ? signed.value.operator : null;
  return (
    <>
      <RetirementInWords retirement={retirementOf(signed)} />
      <Facts
        facts={[
          [t`Signed by`, <AddressText key="signer" address={signerOf(signed)} />],
          [t`Good until`, <Time key="deadline" at={signed.value.deadline} />],
          signed.kind === "order" && [
            t`May be carried out by`,
            operator ? <AddressText key="operator" address={operator} /> : t`anybody`,
          ],
        ]}
      />
      {address ? (
        <SendSigned
          key={`${address}-${signed.kind === "consent" ? writeConsent(signed.value) : writeOrder(signed.value)}`}
          signed={signed}
          account={address}
        />
      ) : (
        <ConnectPrompt title={t`Connect the wallet that is to send it`}>
          <Trans>The page then asks the chain whether it can be carried out.</Trans>
        </ConnectPrompt>
      )}
    </>
  );
}

/** Takes what somebody signed, says it in words, and carries it out. */
function SignedPage({ kind, title, intro, label }: SignedPageProps) {
  const { t } = useLingui();
  const [text, write] = useHandedOver();
  const read = text.trim() === "" ? undefined : readSigned(kind, text);
  return (
    <>
      <PageHeader title={title}>
        <p className="max-w-prose text-ink-soft">{intro}</p>
      </PageHeader>
      <Card className="mx-auto flex max-w-3xl flex-col gap-6 p-5 sm:p-7">
        <PasteField
          label={label}
          hint={t`The whole link, or the whole text.`}
          text={text}
          onChange={write}
          read={read}
        />
        {read?.ok && <Found signed={read.value} />}
      </Card>
    </>
  );
}

/** The retiree sends a retirement that its beneficiary agreed to. */
export function WithConsentPage() {
  const { t } = useLingui();
  return (
    <SignedPage
      kind="consent"
      title={t`Retire with the beneficiary's consent`}
      intro={
        <Trans>
          The beneficiary agreed to a retirement of yours. It is carried out exactly as they signed it, or not.
        </Trans>
      }
      label={t`What the beneficiary gave you`}
    />
  );
}

/** An operator carries out a holder's order. */
export function CarryOutPage() {
  const { t } = useLingui();
  return (
    <SignedPage
      kind="order"
      title={t`Carry out an order`}
      intro={
        <Trans>
          A holder ordered a retirement by signature. You send it and pay the gas; the credits are the holder's, and so
          is the certificate. It is carried out exactly as it was signed, or not.
        </Trans>
      }
      label={t`What the holder gave you`}
    />
  );
}
