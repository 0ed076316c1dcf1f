import { useLingui as useMessages } from "@lingui/react";
import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { Button, Notice, PageHeader, TextField } from "../../ui/index.ts";
import { BeneficiaryFindings } from "./BeneficiaryFindings.tsx";
import { CertificateFinding } from "./CertificateFinding.tsx";
import { foreignHost, type Question, readQuestion } from "./resolveQuestion.ts";
import { SerialFindingView } from "./SerialFindingView.tsx";
import { unreadableWords } from "./serialWords.ts";
import { TransactionFindingView } from "./TransactionFindingView.tsx";

/** A serial number that cannot be read, and why; somebody may bear such a name all the same. */
function Unreadable({ text, code }: { text: string; code: keyof typeof unreadableWords }) {
  const { t } = useLingui();
  const { i18n } = useMessages();
  return (
    <Notice tone="warn" alert title={t`This looks like a serial number, but it cannot be read`}>
      <p>{i18n._(unreadableWords[code])}</p>
      <p className="mt-2">
        <Trans>
          Verra writes 19385-941467007-941468006-VCS-VCU-1507-VER-ET-14-1340-01012020-31122020-1, Gold Standard
          GS1-1-UG-GS11236-16-2024-30307-1-19149, this page VER-19385-941467007.
        </Trans>
      </p>
      <p className="mt-2">
        <Link to="/verify" search={{ of: text, as: "name" }} className="text-brand underline">
          <Trans>Look for it as a beneficiary's name</Trans>
        </Link>
      </p>
    </Notice>
  );
}

function Answer({ question, text }: { question: Question; text: string }) {
  const { t } = useLingui();
  switch (question.kind) {
    case "certificate":
      return <CertificateFinding id={question.id} />;
    case "transaction":
      return <TransactionFindingView hash={question.hash} />;
    case "serial":
      return <SerialFindingView question={question.serial} />;
    case "unreadable":
      return <Unreadable text={text} code={question.code} />;
    case "beneficiary":
      return <BeneficiaryFindings name={question.name} />;
    case "unclear":
      return (
        <Notice tone="warn" alert title={t`This names no certificate`}>
          <Trans>
            Write a certificate's number, a serial number or a beneficiary's name, or paste the link of a certificate or
            the hash of a transaction: 0x and 64 digits.
          </Trans>
        </Notice>
      );
  }
}

/** The number in a link is looked up here, wherever the link leads: who follows it elsewhere is told. */
function ForeignLink({ text, question }: { text: string; question: Question }) {
  const host = foreignHost(text, window.location.origin);
  if (question.kind !== "certificate" || host === undefined) return null;
  const { id } = question;
  // As an element, not as text: a message's own tags are looked for in the text of its values too.
  const place = <bdi className="break-all">{host}</bdi>;
  return (
    <Notice tone="warn" alert className="mb-6" title={<Trans>This link leads to {place}, not to this site</Trans>}>
      <Trans>Below is certificate {id} of this chain. What the page behind the link shows was not checked.</Trans>
    </Notice>
  );
}

/** Checks a certificate against the chain, in the open. */
export function VerifyPage() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { of = "", as } = useSearch({ from: "/verify" });
  const [text, setText] = useState(of);
  // Back, forward and links ask another question: the field shows the one that is answered.
  const [asked, setAsked] = useState(of);
  if (asked !== of) {
    setAsked(of);
    setText(of);
  }
  const question = readQuestion(of, as === "name");
  function submit(event: FormEvent) {
    event.preventDefault();
    void navigate({ to: "/verify", search: text.trim() === "" ? {} : { of: text.trim() } });
  }
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader title={t`Verify a certificate`}>
        <p className="max-w-prose text-ink-soft">
          <Trans>
            Every answer comes from the chain, read by your browser. Only beneficiaries are searched in our index first,
            and who holds what circulates is known there alone.
          </Trans>
        </p>
        <p className="mt-2">
          <Link to="/custody" className="text-brand underline">
            <Trans>What lies at the registries: proof of custody</Trans>
          </Link>
        </p>
      </PageHeader>
      <form onSubmit={submit} className="flex flex-col gap-3 sm:flex-row sm:items-end">
        <TextField
          className="grow"
          label={t`Certificate number, link, or transaction hash`}
          hint={t`Or a serial number as its registry or this page (VER-19902-1139690318) writes it, or a beneficiary's name or address.`}
          value={text}
          onChange={(event) => setText(event.target.value)}
          maxLength={500}
          spellCheck={false}
        />
        <Button type="submit">
          <Trans>Verify</Trans>
        </Button>
      </form>
      <div className="mt-8">
        {of !== "" && (
          <>
            <ForeignLink text={of} question={question} />
            <Answer key={of} question={question} text={of} />
          </>
        )}
      </div>
    </div>
  );
}
