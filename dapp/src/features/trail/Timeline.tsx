import { useLingui } from "@lingui/react";
import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { AuditEvent } from "../../data/index.ts";
import { isCid } from "../../format/index.ts";
import { AddressText, Button, CidText, cx, EmptyState, Time, Tonnes, TransactionText } from "../../ui/index.ts";
import { eventWords } from "./eventWords.ts";

const STEP = 12;

/** What happened, newest first, each entry with the transaction that proves it. */
export function Timeline({ events, showVintage = false }: { events: AuditEvent[]; showVintage?: boolean }) {
  const [shown, setShown] = useState(STEP);
  if (events.length === 0) return <EmptyState title={<Trans>Nothing has happened yet.</Trans>} />;
  return (
    <>
      <ol className="relative ml-2 border-l border-line">
        {events.slice(0, shown).map((event) => (
          <li key={event.id} className="relative pb-6 pl-6 last:pb-0">
            <span className={cx("absolute top-1.5 -left-[5.5px] size-2.5 rounded-full border-2", dotOf(event.kind))} />
            <Entry event={event} showVintage={showVintage} />
          </li>
        ))}
      </ol>
      {events.length > shown && (
        <Button variant="secondary" size="sm" className="mt-4" onClick={() => setShown(shown + 4 * STEP)}>
          <Trans>Show earlier events ({events.length - shown})</Trans>
        </Button>
      )}
    </>
  );
}

function Entry({ event, showVintage }: { event: AuditEvent; showVintage: boolean }) {
  const { _ } = useLingui();
  const word = eventWords[event.kind];
  const { vintageId, vintageYear, certificateId, blockId } = event;
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="font-medium">{word ? _(word) : event.kind}</span>
        {event.amount !== null && <Tonnes units={event.amount} short />}
        {blockId && event.kind.startsWith("Block") && (
          <span className="text-sm text-ink-soft">
            <Trans>Block {blockId}</Trans>
          </span>
        )}
        {showVintage && vintageId && (
          <Link to="/vintages/$vintageId" params={{ vintageId }} className="text-sm text-brand underline">
            {vintageYear === null ? <Trans>Vintage {vintageId}</Trans> : <Trans>Vintage {vintageYear}</Trans>}
          </Link>
        )}
        {certificateId && (
          <Link to="/certificates/$certificateId" params={{ certificateId }} className="text-sm text-brand underline">
            <Trans>Certificate {certificateId}</Trans>
          </Link>
        )}
      </p>
      {event.detail && <Detail text={event.detail} />}
      <p className="flex flex-wrap items-baseline gap-x-3 text-sm text-ink-faint">
        <Time at={event.timestamp} />
        {event.actor && (
          <span>
            <Trans>
              by <AddressText address={event.actor} copy={false} />
            </Trans>
          </span>
        )}
        <span>
          <Trans>
            in <TransactionText hash={event.transaction} />
          </Trans>
        </span>
      </p>
    </>
  );
}

/** What an event says besides: a reason in its author's words, or the CID of a document. */
function Detail({ text }: { text: string }) {
  if (!isCid(text)) {
    return (
      <p className="text-sm break-words text-ink-soft">
        <bdi>{text}</bdi>
      </p>
    );
  }
  return (
    <p className="text-sm text-ink-soft">
      <Trans>Document</Trans> <CidText cid={text} />
    </p>
  );
}

function dotOf(kind: string): string {
  if (/Suspended|Delisted|Challenged|Rejected|Voided/.test(kind)) return "border-danger bg-danger-soft";
  if (/Retired|Certificate/.test(kind)) return "border-brand bg-brand";
  return "border-brand bg-surface";
}
