import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { MAX_POSITIONS, type StakePosition, type StakingAccount, type StakingTerms } from "../../data/index.ts";
import { EmptyState, Notice, Pagination } from "../../ui/index.ts";
import { ClaimAll } from "./ClaimAll.tsx";
import { type PositionAction, PositionCard } from "./PositionCard.tsx";
import { PositionDialog } from "./PositionDialog.tsx";

/** Positions on one page. */
const PER_PAGE = 6;

interface PositionsProps {
  account: StakingAccount;
  terms: StakingTerms;
}

/** The account's positions, the newest first, with what can be done with each and with all. */
export function Positions({ account, terms }: PositionsProps) {
  const { t } = useLingui();
  const [wanted, setWanted] = useState(1);
  const [open, setOpen] = useState<{ position: StakePosition; action: PositionAction }>();
  const { positions, truncated } = account;
  const pages = Math.max(1, Math.ceil(positions.length / PER_PAGE));
  const page = Math.min(wanted, pages);
  const shown = positions.slice((page - 1) * PER_PAGE, page * PER_PAGE);
  return (
    <>
      {positions.length === 0 ? (
        <EmptyState title={t`Nothing staked yet`}>
          <Trans>What you stake appears here, with its reward as it accrues.</Trans>
        </EmptyState>
      ) : (
        <ClaimAll positions={positions} terms={terms} />
      )}
      {truncated && (
        <Notice tone="info" className="mb-4">
          <Trans>Only the newest {MAX_POSITIONS} positions are looked through.</Trans>
        </Notice>
      )}
      <ul className="flex flex-col gap-4" data-testid="positions">
        {shown.map((position) => (
          <li key={String(position.id)} data-testid={`position-${position.number}`}>
            <PositionCard position={position} terms={terms} onAction={(action) => setOpen({ position, action })} />
          </li>
        ))}
      </ul>
      <Pagination page={page} pages={pages} onPage={setWanted} />
      {open && <PositionDialog {...open} terms={terms} onClose={() => setOpen(undefined)} />}
    </>
  );
}
