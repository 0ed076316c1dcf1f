import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { Button, Notice, PageHeader, TextField } from "../../ui/index.ts";
import { BeneficiaryFindings } from "./BeneficiaryFindings.tsx";
import { CertificateFinding } from "./CertificateFinding.tsx";
import { foreignHost, type Question, readQuestion } from "./resolveQuestion.ts";
import { SerialFindingView } from "./SerialFindingView.tsx";
import { TransactionFindingView } from "./TransactionFindingView.tsx";

function Answer({ question }: { question: Question }) {
  const { t } = useLingui();
  switch (question.kind) {
    case "certificate":
      return <CertificateFinding id={question.id} />;
    case "transaction":
      return <TransactionFindingView hash={question.hash} />;
    case "serial":
      return <SerialFindingView question={question.serial} />;
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
  const { of = "" } = useSearch({ from: "/verify" });
  const [text, setText] = useState(of);
  function submit(event: FormEvent) {
    event.preventDefault();
    void navigate({ to: "/verify", search: text.trim() === "" ? {} : { of: text.trim() } });
  }
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader title={t`Verify a certificate`}>
        <p className="max-w-prose text-ink-soft">
          <Trans>
            Every answer comes from the chain, read by your browser. Only beneficiaries are searched in our index first.
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
          hint={t`Or a serial number (VER-19902-1139690318), or a beneficiary's name or address.`}
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
            <ForeignLink text={of} question={readQuestion(of)} />
            <Answer key={of} question={readQuestion(of)} />
          </>
        )}
      </div>
    </div>
  );
}
