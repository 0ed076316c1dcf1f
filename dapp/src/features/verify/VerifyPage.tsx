import { Trans, useLingui } from "@lingui/react/macro";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { Button, Notice, PageHeader, TextField } from "../../ui/index.ts";
import { CertificateFinding } from "./CertificateFinding.tsx";
import { type Question, readQuestion } from "./resolveQuestion.ts";
import { TransactionFindingView } from "./TransactionFindingView.tsx";

function Answer({ question }: { question: Question }) {
  const { t } = useLingui();
  switch (question.kind) {
    case "certificate":
      return <CertificateFinding id={question.id} />;
    case "transaction":
      return <TransactionFindingView hash={question.hash} />;
    case "unclear":
      return (
        <Notice tone="warn" alert title={t`This names no certificate`}>
          <Trans>
            Write a certificate's number, paste the link of its page, or paste the hash of a transaction: 0x and 64
            digits.
          </Trans>
        </Notice>
      );
  }
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
            Every answer comes from the chain, read by your browser. Neither our index nor anybody's word is involved.
          </Trans>
        </p>
      </PageHeader>
      <form onSubmit={submit} className="flex flex-col gap-3 sm:flex-row sm:items-end">
        <TextField
          className="grow"
          label={t`Certificate number, link, or transaction hash`}
          value={text}
          onChange={(event) => setText(event.target.value)}
          maxLength={500}
          spellCheck={false}
        />
        <Button type="submit">
          <Trans>Verify</Trans>
        </Button>
      </form>
      <div className="mt-8">{of !== "" && <Answer key={of} question={readQuestion(of)} />}</div>
    </div>
  );
}
