import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { DeskStatus, ReadDeskBlock } from "../../../data/chain/deskWork.ts";
import { serialName } from "../../../format/index.ts";
import { AddressText, Card, CidText, Pill, type PillTone, SerialText, Time, Verbatim } from "../../../ui/index.ts";
import { VintageTitle } from "../../exits/index.ts";

const TONES: Record<DeskStatus, PillTone> = { Pending: "info", Rejected: "danger", Withdrawn: "neutral", Void: "warn" };

/** A block that is not issued: what it says, what was said about it, what can be done. */
export function BlockCard({ block, children }: { block: ReadDeskBlock; children?: ReactNode }) {
  const { t } = useLingui();
  const { id, vintage, batch, serialStart, serialEnd, status, comments } = block;
  const words: Record<DeskStatus, string> = {
    Pending: t({ message: "Pending", context: "block" }),
    Rejected: t({ message: "Rejected", context: "block" }),
    Withdrawn: t({ message: "Withdrawn", context: "block" }),
    Void: t({ message: "Void", context: "block" }),
  };
  const number = String(id);
  const tonnes = String(serialEnd - serialStart + 1n);
  return (
    <Card className="flex flex-col gap-3 p-4">
      <p className="flex flex-wrap items-center justify-between gap-2">
        <span className="font-semibold">
          <Trans>Block {number}</Trans> · {tonnes} t
        </span>
        <Pill tone={TONES[status]} dot>
          {words[status]}
        </Pill>
      </p>
      <VintageTitle vintage={vintage} />
      <p className="font-mono text-sm">
        <SerialText text={serialName(block.operatorCode, batch, serialStart)} /> –{" "}
        <SerialText text={String(serialEnd)} />
      </p>
      <dl className="grid gap-x-6 gap-y-1 text-sm text-ink-soft sm:grid-cols-2">
        <div>
          <dt className="inline">{t`Submitted by`} </dt>
          <dd className="inline">
            <AddressText address={block.registrar} /> · <Time at={block.submittedAt} />
          </dd>
        </div>
        <div>
          <dt className="inline">{t`Recipient`} </dt>
          <dd className="inline">
            <AddressText address={block.recipient} />
          </dd>
        </div>
        <div>
          <dt className="inline">{t`Evidence`} </dt>
          <dd className="inline">
            <CidText cid={block.evidenceCid} />
          </dd>
        </div>
      </dl>
      {block.reason !== "" && (
        <p className="text-sm">
          <Trans>Rejected:</Trans> <Verbatim text={block.reason} />
        </p>
      )}
      {comments.length > 0 && (
        <ol className="flex flex-col gap-2" aria-label={t`Comments`}>
          {comments.map(({ author, comment, at }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: comments are only appended
            <li key={index} className="border-l-4 border-line-strong pl-3 text-sm">
              <p className="text-ink-faint">
                <AddressText address={author} /> · <Time at={at} />
              </p>
              <Verbatim text={comment} />
            </li>
          ))}
        </ol>
      )}
      {children}
    </Card>
  );
}

/** A form that is opened when it is needed. */
export function Foldout({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="rounded-lg border border-line">
      <summary className="cursor-pointer px-3 py-2 text-sm font-medium text-brand">{title}</summary>
      <div className="border-t border-line p-3">{children}</div>
    </details>
  );
}
