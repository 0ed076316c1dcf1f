import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react";
import { Plural, Trans, useLingui as useWords } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { isIndexerUsable, marketKey, useIndexerStatus } from "../../data/index.ts";
import { shortHex } from "../../format/index.ts";
import {
  CidText,
  type Column,
  CopyButton,
  DataTable,
  EmptyState,
  Notice,
  Section,
  Skeleton,
  Time,
  Verbatim,
} from "../../ui/index.ts";
import { AsOf } from "../freshness/index.ts";
import { type EvidenceDocument, type ProjectEvidence, readEvidence, type UnreadEvidence } from "./readEvidence.ts";

/** The kinds that importers write; any other is shown as it stands. */
const kindWords: Readonly<Record<string, MessageDescriptor>> = {
  "audit-report": msg`Audit report`,
  "remote-sensing": msg`Remote sensing`,
  "community-document": msg`Community document`,
  "title-document": msg`Title document`,
  "monitoring-data": msg`Monitoring data`,
  other: msg({ message: "Other", context: "kind of document" }),
};

function Kind({ kind }: { kind: string }) {
  const { i18n } = useLingui();
  const words = Object.hasOwn(kindWords, kind) ? kindWords[kind] : undefined;
  if (words) return i18n._(words);
  return kind === "" ? <Trans>Not stated</Trans> : <Verbatim text={kind} />;
}

function Sha256({ hash }: { hash: string | null }) {
  if (hash === null) return <Trans>Not stated</Trans>;
  return (
    <span className="whitespace-nowrap">
      <span title={hash} className="font-mono text-[0.9em]">
        {shortHex(hash, 8, 6)}
      </span>
      <CopyButton text={hash} what="SHA-256" />
    </span>
  );
}

function Vintages({ vintages }: { vintages: Map<string, number> }) {
  return (
    <span className="flex flex-wrap justify-end gap-x-2 sm:justify-start">
      {[...vintages].map(([vintageId, year]) => (
        <Link key={vintageId} to="/vintages/$vintageId" params={{ vintageId }} className="text-brand underline">
          {year}
        </Link>
      ))}
    </span>
  );
}

function Documents({ documents }: { documents: EvidenceDocument[] }) {
  const { t } = useWords();
  const columns: Column<EvidenceDocument>[] = [
    {
      key: "title",
      header: <Trans context="of evidence">Document</Trans>,
      primary: true,
      cell: ({ title, kind }) => (
        <>
          <span className="break-words">
            {title === "" ? <Trans>Without a title</Trans> : <Verbatim text={title} />}
          </span>
          <span className="block text-sm font-normal text-ink-soft">
            <Kind kind={kind} />
          </span>
        </>
      ),
    },
    { key: "cid", header: "CID", cell: ({ cid }) => <CidText cid={cid} /> },
    { key: "sha256", header: "SHA-256", cell: ({ sha256 }) => <Sha256 hash={sha256} /> },
    { key: "since", header: <Trans>Submitted</Trans>, cell: ({ since }) => <Time at={since} dateOnly /> },
    { key: "vintages", header: <Trans>Vintages</Trans>, cell: ({ vintages }) => <Vintages vintages={vintages} /> },
  ];
  const rowKey = ({ cid, sha256, kind, title }: EvidenceDocument) => JSON.stringify([cid, sha256, kind, title]);
  return <DataTable caption={t`Documents of evidence`} columns={columns} rows={documents} rowKey={rowKey} />;
}

function Unread({ unread }: { unread: UnreadEvidence[] }) {
  return (
    <details className="mt-4 text-sm" data-testid="evidence-unread">
      <summary className="flex min-h-11 cursor-pointer items-center text-ink-soft underline">
        <Plural
          value={unread.length}
          one="# file of evidence without a list of its documents"
          other="# files of evidence without a list of their documents"
        />
      </summary>
      <ul className="mt-2 flex flex-col gap-2">
        {unread.map(({ cid, why, since }) => (
          <li key={cid} className="flex flex-wrap items-baseline gap-x-3">
            <CidText cid={cid} />
            <span className="text-ink-soft">
              <Time at={since} dateOnly /> ·{" "}
              {why === "missing" && (
                <Trans>The indexer has not found this file yet: its documents are not known.</Trans>
              )}
              {why === "format" && <Trans>Evidence in another format: the indexer cannot list its documents.</Trans>}
              {why === "empty" && <Trans>It describes the block and names no documents.</Trans>}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Found({ evidence: { documents, unread, skipped, cut } }: { evidence: ProjectEvidence }) {
  if (documents.length === 0 && unread.length === 0) {
    return (
      <EmptyState title={<Trans>No block of this project names evidence</Trans>}>
        <Trans>A registrar can name documents when a block is submitted. Until now none has.</Trans>
      </EmptyState>
    );
  }
  return (
    <>
      {documents.length > 0 && <Documents documents={documents} />}
      {unread.length > 0 && <Unread unread={unread} />}
      {skipped > 0 && (
        <p className="mt-3 text-sm text-ink-soft">
          <Plural
            value={skipped}
            one="# entry of the lists is no document with a CID, and is left out."
            other="# entries of the lists are no documents with a CID, and are left out."
          />
        </p>
      )}
      {cut && (
        <p className="mt-3 text-sm text-ink-soft">
          <Trans>There is more than is shown here.</Trans>
        </p>
      )}
    </>
  );
}

/** The documents that registrars submitted with the blocks of a project, from the indexer. */
export function EvidenceSection({ projectId }: { projectId: string }) {
  const usable = isIndexerUsable(useIndexerStatus());
  const { data, error } = useQuery({
    queryKey: [...marketKey, "evidence", projectId],
    queryFn: ({ signal }) => readEvidence(projectId, signal),
    enabled: usable,
  });
  return (
    <Section
      title={<Trans>Evidence</Trans>}
      intro={
        <Trans>
          What registrars submitted with this project's blocks. Kind, title and hash are their words: compare the hash
          with the file before you rely on it.
        </Trans>
      }
    >
      <div data-testid="evidence">
        {usable && data ? (
          <>
            <Found evidence={data.value} />
            <AsOf answer={data} />
          </>
        ) : usable && !error ? (
          <Skeleton className="h-32" />
        ) : (
          <Notice tone="warn" title={<Trans>The evidence cannot be listed now</Trans>}>
            <Trans>Only the indexer reads the files, and it does not answer for this chain.</Trans>
          </Notice>
        )}
      </div>
    </Section>
  );
}
