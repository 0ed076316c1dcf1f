import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { type Address, isAddressEqual } from "viem";
import { type Proposal, type ProposalStanding, stateAt } from "../../data/governance.ts";
import { TransactionPanel, useTransaction } from "../../transactions/index.ts";
import { Button, Dialog, Notice } from "../../ui/index.ts";
import { useChainNow } from "../token/index.ts";
import { moveRequest } from "./moveRequest.ts";

function CancelDialog({ proposal, onClose }: { proposal: Proposal; onClose: () => void }) {
  const { t } = useLingui();
  const { flow, busy, start } = useTransaction("cancelProposal");
  const send = () => start(moveRequest(proposal));
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t`Cancel the proposal?`}
      description={t`It ends for good: nobody can vote on it, and it can be made again only with another description.`}
    >
      <div className="flex flex-col gap-4">
        {!flow && (
          <Button variant="danger" busy={busy} onClick={send}>
            <Trans>Cancel it for good</Trans>
          </Button>
        )}
        {flow && (
          <TransactionPanel flow={flow} onRetry={send}>
            {flow.outcome && <Notice tone="good" title={t`The proposal is cancelled`} />}
          </TransactionPanel>
        )}
      </div>
    </Dialog>
  );
}

interface CancelProposalProps {
  proposal: Proposal;
  standing: ProposalStanding;
  account: Address;
}

/** Lets who made a proposal take it back before voting opens; absent for everybody else, and later. */
export function CancelProposal({ proposal, standing, account }: CancelProposalProps) {
  const [open, setOpen] = useState(false);
  const pending = stateAt(standing, useChainNow()) === "pending";
  const mine = isAddressEqual(account, proposal.proposer);
  return (
    <>
      {pending && mine && (
        <div className="mb-6 flex flex-wrap items-center gap-x-4 gap-y-2" data-testid="cancel">
          <p className="text-sm text-ink-soft">
            <Trans>This proposal is yours. Until voting opens you can cancel it.</Trans>
          </p>
          <Button size="sm" variant="danger" onClick={() => setOpen(true)}>
            <Trans>Cancel the proposal</Trans>
          </Button>
        </div>
      )}
      {open && <CancelDialog proposal={proposal} onClose={() => setOpen(false)} />}
    </>
  );
}
