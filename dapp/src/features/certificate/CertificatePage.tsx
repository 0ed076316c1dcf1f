import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { marketKey, NotFoundError } from "../../data/index.ts";
import { classifyError, ErrorSentence } from "../../transactions/index.ts";
import { Button, buttonClass, Loading, PageHeader, Section, Skeleton, useDocumentTitle } from "../../ui/index.ts";
import { CertificateSheet } from "./CertificateSheet.tsx";
import { CheckList } from "./CheckList.tsx";
import { NoteActions } from "./NoteActions.tsx";
import { OnChainFiles } from "./OnChainFiles.tsx";
import { type Certificate, readCertificate } from "./readCertificate.ts";
import "./certificate.css";

function CopyLink({ id }: { id: string }) {
  const [state, setState] = useState<"idle" | "copied" | "failed">("idle");
  const copy = () =>
    navigator.clipboard.writeText(new URL(`/certificates/${id}`, window.location.origin).href).then(
      () => setState("copied"),
      () => setState("failed"),
    );
  return (
    <>
      <Button variant="secondary" onClick={copy}>
        <Trans>Copy the link</Trans>
      </Button>
      <span role="status" className="text-sm text-ink-soft">
        {state === "copied" && <Trans>The link is copied.</Trans>}
        {state === "failed" && <Trans>The browser did not allow copying. Copy the address from its address bar.</Trans>}
      </span>
    </>
  );
}

function CertificateView({ certificate }: { certificate: Certificate }) {
  const { t } = useLingui();
  const id = String(certificate.id);
  useDocumentTitle(t`Certificate ${id}`);
  return (
    <>
      <div className="certificate-actions mx-auto mb-5 flex max-w-3xl flex-wrap items-center gap-3">
        <Button onClick={() => window.print()}>
          <Trans>Print or save as PDF</Trans>
        </Button>
        <CopyLink id={id} />
      </div>
      <CertificateSheet certificate={certificate} />
      <div className="certificate-actions mx-auto max-w-3xl">
        <NoteActions certificate={certificate} />
        <Section
          title={t`Checked against the chain`}
          intro={t`This page is drawn from the chain alone, and these checks ran in your browser just now.`}
          aside={
            <Link to="/verify" className="text-brand underline">
              <Trans>Verify another</Trans>
            </Link>
          }
        >
          <CheckList certificate={certificate} />
        </Section>
        <Section
          title={t`As the contract writes it`}
          intro={t`The certificate's own JSON and picture, kept on the chain for ever.`}
        >
          <OnChainFiles id={certificate.id} />
        </Section>
      </div>
    </>
  );
}

function Unknown({ id }: { id: string }) {
  const { t } = useLingui();
  // As an element, not as text: a message's own tags are looked for in the text of its values too.
  const asked = <bdi className="break-all">{id}</bdi>;
  return (
    <>
      <PageHeader title={t`There is no such certificate`} />
      <p className="max-w-prose text-ink-soft">
        <Trans>
          The chain was asked and knows no certificate with the number “{asked}”. Check the link that you were given:
          certificates are never removed, so one that existed still exists.
        </Trans>
      </p>
      <Link to="/verify" className={buttonClass("secondary")}>
        <Trans>Verify a certificate</Trans>
      </Link>
    </>
  );
}

/** A certificate, from the chain alone: it needs no wallet and no indexer. */
export function CertificatePage() {
  const { t } = useLingui();
  const { certificateId } = useParams({ from: "/certificates/$certificateId" });
  const { data, error, refetch } = useQuery({
    queryKey: [...marketKey, "certificate", certificateId],
    queryFn: () => readCertificate(certificateId),
    retry: (count, cause) => !(cause instanceof NotFoundError) && count < 2,
  });
  if (data) return <CertificateView certificate={data} />;
  if (error instanceof NotFoundError) return <Unknown id={certificateId.slice(0, 80)} />;
  if (error) {
    return (
      <>
        <PageHeader title={t`The certificate could not be read`} />
        <ErrorSentence error={classifyError(error)} />
        <Button className="mt-4" onClick={() => void refetch()}>
          <Trans>Try again</Trans>
        </Button>
      </>
    );
  }
  return (
    <>
      <h1 className="sr-only">{t`Certificate of retirement`}</h1>
      <Loading>
        <Skeleton className="mx-auto h-[48rem] max-w-3xl" />
      </Loading>
    </>
  );
}
