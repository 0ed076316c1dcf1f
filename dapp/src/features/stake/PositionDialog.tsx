import { useLingui } from "@lingui/react/macro";
import type { StakePosition, StakingTerms } from "../../data/index.ts";
import { Dialog } from "../../ui/index.ts";
import { useTierName } from "../token/index.ts";
import { AddForm } from "./AddForm.tsx";
import { ClaimForm } from "./ClaimForm.tsx";
import type { PositionAction } from "./PositionCard.tsx";
import { RelockForm } from "./RelockForm.tsx";
import { WithdrawForm } from "./WithdrawForm.tsx";

interface PositionDialogProps {
  position: StakePosition;
  action: PositionAction;
  terms: StakingTerms;
  onClose: () => void;
}

/** What a form of a position needs. The position is as it was when the dialog opened: what changes it ends the form. */
export interface PositionFormProps {
  position: StakePosition;
  terms: StakingTerms;
  onClose: () => void;
}

/** One action on one position: what it changes, and the signature. */
export function PositionDialog({ position, action, terms, onClose }: PositionDialogProps) {
  const { t } = useLingui();
  const tier = useTierName()(position.tier);
  const number = String(position.number);
  const titles = {
    claim: t`Claim the reward`,
    add: t`Add to the position`,
    renew: t`Renew the position`,
    up: t`Move the position up`,
    withdraw: t`Withdraw the position`,
  };
  const form = { position, terms, onClose };
  return (
    <Dialog open onOpenChange={onClose} title={titles[action]} description={t`${tier} · position ${number}`}>
      {action === "claim" && <ClaimForm {...form} />}
      {action === "add" && <AddForm {...form} />}
      {action === "renew" && <RelockForm {...form} up={false} />}
      {action === "up" && <RelockForm {...form} up />}
      {action === "withdraw" && <WithdrawForm {...form} />}
    </Dialog>
  );
}
