import { Trans, useLingui } from "@lingui/react/macro";
import { type Address, isAddressEqual } from "viem";
import type { OpenReport, ReadDeskBlock } from "../../../data/chain/deskWork.ts";
import { MAX_COMMENT, MAX_REASON_BYTES } from "../../../transactions/index.ts";
import { AddressText, Card, CidText, EmptyState, Section, Time, Verbatim } from "../../../ui/index.ts";
import { BlockCard, Foldout } from "../blocks/BlockCard.tsx";
import { useDeskBlocks, useOpenReports } from "../blocks/useDeskWork.ts";
import { Desk } from "../frame/Desk.tsx";
import { DeskForm } from "../frame/DeskForm.tsx";
import { Reading } from "../frame/Reading.tsx";
import { whole } from "../frame/values.ts";
import { ConfirmForm } from "./ConfirmForm.tsx";
import { Statements } from "./Statements.tsx";

function BlockWork({ block }: { block: ReadDeskBlock }) {
  const { t } = useLingui();
  const { id, digest } = block;
  return (
    <>
      <Foldout title={t`Comment on it`}>
        <DeskForm
          action="commentBlock"
          fields={[{ name: "comment", label: t`Your question or remark`, limit: MAX_COMMENT, tall: true }]}
          read={({ comment }) => whole({ block: id, comment })}
          label={<Trans>Send the comment</Trans>}
          done={<Trans>The comment is sent</Trans>}
        />
      </Foldout>
      {digest && (
        <Foldout title={t`Confirm it`}>
          <ConfirmForm block={block} digest={digest} />
        </Foldout>
      )}
      <Foldout title={t`Reject it`}>
        <DeskForm
          action="rejectBlock"
          fields={[{ name: "reason", label: t`Why it is rejected`, limit: MAX_REASON_BYTES }]}
          read={({ reason }) => whole({ block: id, reason })}
          label={<Trans>Reject the block</Trans>}
          variant="danger"
          done={<Trans>The block is rejected</Trans>}
        />
      </Foldout>
    </>
  );
}

function PendingBlocks({ account }: { account: Address }) {
  const { t } = useLingui();
  const { data, error } = useDeskBlocks();
  if (!data) return <Reading error={error} />;
  const waiting = data.filter(({ status }) => status === "Pending" || status === "Void");
  if (waiting.length === 0) return <EmptyState title={t`No block waits`} />;
  return (
    <ul className="flex flex-col gap-4" data-testid="pending-blocks">
      {waiting.map((block) => (
        <li key={block.id}>
          <BlockCard block={block}>
            {isAddressEqual(block.registrar, account) ? (
              <p className="text-sm text-ink-soft">
                <Trans>You submitted this block yourself; another verifier decides on it.</Trans>
              </p>
            ) : (
              <BlockWork block={block} />
            )}
          </BlockCard>
        </li>
      ))}
    </ul>
  );
}

function ReportCard({ report, account }: { report: OpenReport; account: Address }) {
  const { t } = useLingui();
  const { block, registrar, kind, reason, cid, at } = report;
  const number = String(block);
  return (
    <Card className="flex flex-col gap-3 p-4">
      <p className="font-semibold">
        {kind === 1 ? <Trans>Block {number}: recalled</Trans> : <Trans>Block {number}: reversed</Trans>}
      </p>
      <p className="text-sm text-ink-soft">
        <AddressText address={registrar} /> · <Time at={at} /> · <CidText cid={cid} />
      </p>
      <p>
        <Verbatim text={reason} />
      </p>
      {isAddressEqual(registrar, account) ? (
        <p className="text-sm text-ink-soft">
          <Trans>You reported this yourself; another verifier judges it.</Trans>
        </p>
      ) : (
        <>
          <Foldout title={t`Confirm the impairment`}>
            <DeskForm
              action="confirmImpairment"
              fields={[]}
              read={() => ({ block, registrar, kind, reportedAt: Number(at) })}
              label={<Trans>Confirm the impairment</Trans>}
              variant="danger"
              done={<Trans>The block is impaired</Trans>}
            >
              <p className="text-sm text-ink-soft">
                <Trans>What of the block is not consumed never will be. This cannot be undone.</Trans>
              </p>
            </DeskForm>
          </Foldout>
          <Foldout title={t`Dismiss the report`}>
            <DeskForm
              action="dismissImpairment"
              fields={[{ name: "reason", label: t`Why it is wrong`, limit: MAX_REASON_BYTES }]}
              read={(typed) => whole({ block, reason: typed.reason })}
              label={<Trans>Dismiss the report</Trans>}
              done={<Trans>The report is dismissed</Trans>}
            />
          </Foldout>
        </>
      )}
    </Card>
  );
}

function Reports({ account }: { account: Address }) {
  const { t } = useLingui();
  const { data, error } = useOpenReports();
  if (!data) return <Reading error={error} />;
  if (data.length === 0) return <EmptyState title={t`No report waits`} />;
  return (
    <ul className="flex flex-col gap-4" data-testid="open-reports">
      {data.map((report) => (
        <li key={`${report.block}-${report.at}`}>
          <ReportCard report={report} account={account} />
        </li>
      ))}
    </ul>
  );
}

/** Where verifiers judge blocks and reports, and state custody and verified totals. */
export function VerifierDeskPage() {
  const { t } = useLingui();
  return (
    <Desk
      title={t`Verifier's desk`}
      power="verifier"
      intro={<Trans>Verifiers confirm what somebody else submitted, and state what lies at the registries.</Trans>}
    >
      {(account) => (
        <>
          <Section title={t`Blocks that wait`}>
            <PendingBlocks account={account} />
          </Section>
          <Section title={t`Reports of impairment`}>
            <Reports account={account} />
          </Section>
          <Section title={t`Statements`}>
            <Statements />
          </Section>
        </>
      )}
    </Desk>
  );
}
