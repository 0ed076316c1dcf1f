import { Trans, useLingui } from "@lingui/react/macro";
import { type Address, isAddress, isAddressEqual } from "viem";
import type { ReadDeskBlock } from "../../../data/chain/deskWork.ts";
import type { DetokenisationRequest } from "../../../data/chain/requests.ts";
import { MAX_COMMENT, MAX_REASON_BYTES, MAX_REFERENCE } from "../../../transactions/index.ts";
import { Card, EmptyState, Section } from "../../../ui/index.ts";
import { RequestFacts } from "../../exits/index.ts";
import { BlockCard, Foldout } from "../blocks/BlockCard.tsx";
import { useAllRequests, useDeskBlocks } from "../blocks/useDeskWork.ts";
import { Desk } from "../frame/Desk.tsx";
import { DeskForm } from "../frame/DeskForm.tsx";
import { Reading } from "../frame/Reading.tsx";
import { readCidText, readNumber, readSmall, whole } from "../frame/values.ts";
import { AllotForm } from "./AllotForm.tsx";
import { IssuedBlocks } from "./IssuedBlocks.tsx";

function RequestWork({ request }: { request: DetokenisationRequest }) {
  const { t } = useLingui();
  const { id, status } = request;
  return (
    <div className="flex flex-col gap-2">
      {status === "Requested" && (
        <DeskForm
          action="acceptRequest"
          fields={[]}
          read={() => ({ request: id })}
          label={<Trans>Accept the request</Trans>}
          done={<Trans>The request is accepted</Trans>}
        />
      )}
      {status === "Accepted" && (
        <Foldout title={t`Record the transfer`}>
          <DeskForm
            action="finaliseRequest"
            fields={[{ name: "reference", label: t`The registry's reference of the transfer`, limit: MAX_REFERENCE }]}
            read={({ reference }) => whole({ request: id, reference })}
            label={<Trans>Record the transfer</Trans>}
            done={<Trans>The transfer is recorded</Trans>}
          />
        </Foldout>
      )}
      <Foldout title={t`Give the credits back`}>
        <DeskForm
          action="revertRequest"
          fields={[{ name: "reason", label: t`Why they are given back`, limit: MAX_REASON_BYTES }]}
          read={({ reason }) => whole({ request: id, reason })}
          label={<Trans>Give the credits back</Trans>}
          variant="danger"
          done={<Trans>The credits are given back</Trans>}
        />
      </Foldout>
    </div>
  );
}

function Requests({ account }: { account: Address }) {
  const { t } = useLingui();
  const { data, error } = useAllRequests();
  if (!data) return <Reading error={error} />;
  const open = data.filter(({ status }) => status === "Requested" || status === "Accepted");
  if (open.length === 0) return <EmptyState title={t`No request waits`} />;
  return (
    <ul className="flex flex-col gap-4" data-testid="desk-requests">
      {open.map((request) => (
        <li key={String(request.id)}>
          <Card className="flex flex-col gap-3 p-4">
            <RequestFacts request={request} />
            {isAddressEqual(request.owner, account) ? (
              <p className="text-sm text-ink-soft">
                <Trans>This request is your own; another registrar decides on it.</Trans>
              </p>
            ) : (
              <RequestWork key={request.status} request={request} />
            )}
          </Card>
        </li>
      ))}
    </ul>
  );
}

/** Another block in the place of one that came to nothing. */
function Resubmit({ block }: { block: ReadDeskBlock }) {
  const { t } = useLingui();
  const { id, vintage, registry, operator, batch, serialStart, serialEnd, recipient, evidenceCid } = block;
  return (
    <DeskForm
      action="resubmitBlock"
      fields={[
        { name: "serialStart", kind: "number", label: t`First serial number`, initial: String(serialStart) },
        { name: "serialEnd", kind: "number", label: t`Last serial number`, initial: String(serialEnd) },
        { name: "batch", kind: "number", label: t`Batch at the registry`, initial: String(batch) },
        { name: "vintage", kind: "number", label: t`Number of the vintage`, initial: String(vintage) },
        { name: "recipient", kind: "address", label: t`Recipient`, initial: recipient },
        { name: "evidenceCid", kind: "cid", label: t`Evidence (CID)`, initial: evidenceCid },
      ]}
      read={(typed) => {
        const request = whole({
          replaced: id,
          registry,
          operator,
          vintage: readSmall(typed.vintage),
          batch: readSmall(typed.batch),
          serialStart: readNumber(typed.serialStart),
          serialEnd: readNumber(typed.serialEnd),
          recipient: isAddress(typed.recipient ?? "", { strict: false }) ? typed.recipient : undefined,
          evidenceCid: readCidText(typed.evidenceCid),
        });
        return request && request.serialEnd >= request.serialStart ? request : undefined;
      }}
      label={<Trans>Submit it again</Trans>}
      done={<Trans>The block is submitted again</Trans>}
    />
  );
}

function OwnBlocks({ account }: { account: Address }) {
  const { t } = useLingui();
  const { data, error } = useDeskBlocks();
  if (!data) return <Reading error={error} />;
  const own = data.filter(({ registrar }) => isAddressEqual(registrar, account)).reverse();
  if (own.length === 0) return <EmptyState title={t`None of your blocks waits`} />;
  return (
    <ul className="flex flex-col gap-4" data-testid="own-blocks">
      {own.map((block) => (
        <li key={`${block.id}-${block.status}`}>
          <BlockCard block={block}>
            {block.status === "Pending" ? (
              <>
                <Foldout title={t`Answer a comment`}>
                  <DeskForm
                    action="answerBlock"
                    fields={[{ name: "comment", label: t`Your answer`, limit: MAX_COMMENT, tall: true }]}
                    read={({ comment }) => whole({ block: block.id, comment })}
                    label={<Trans>Send the answer</Trans>}
                    done={<Trans>The answer is sent</Trans>}
                  />
                </Foldout>
                <Foldout title={t`Withdraw the block`}>
                  <DeskForm
                    action="withdrawBlock"
                    fields={[]}
                    read={() => ({ block: block.id })}
                    label={<Trans>Withdraw the block</Trans>}
                    variant="danger"
                    done={<Trans>The block is withdrawn</Trans>}
                  />
                </Foldout>
              </>
            ) : (
              <Foldout title={t`Submit it again`}>
                <Resubmit block={block} />
              </Foldout>
            )}
          </BlockCard>
        </li>
      ))}
    </ul>
  );
}

/** Where registrars deal with requests, with their blocks, and with what happened at the registry. */
export function RegistrarDeskPage() {
  const { t } = useLingui();
  return (
    <Desk
      title={t`Registrar's desk`}
      power="registrar"
      intro={<Trans>Registrars submit blocks, release credits to the registry, and record what happened there.</Trans>}
    >
      {(account) => (
        <>
          <Section title={t`Requests for release`}>
            <Requests account={account} />
          </Section>
          <Section title={t`Your blocks that are not issued`}>
            <OwnBlocks account={account} />
          </Section>
          <Section
            title={t`Allotments`}
            intro={t`How much of a period's verified total each vintage can issue. More than that no block is confirmed.`}
          >
            <Foldout title={t`Allot verified tonnes to a vintage`}>
              <AllotForm key={account} account={account} />
            </Foldout>
          </Section>
          <Section
            title={t`Issued blocks`}
            intro={t`What happened to them at the registry: settled, recalled or reversed, split.`}
          >
            <IssuedBlocks />
          </Section>
        </>
      )}
    </Desk>
  );
}
