import { Trans, useLingui } from "@lingui/react/macro";
import type { StakePosition, StakingTerms } from "../../data/index.ts";
import { useLocale } from "../../i18n/index.ts";
import { Button, Card, type Fact, Facts, Pill, Time } from "../../ui/index.ts";
import { Crbn, useChainNow, useTierName } from "../token/index.ts";
import { percent } from "./percent.ts";
import { accruedAt, netApy } from "./reward.ts";
import { AccruedReward, Countdown } from "./Ticking.tsx";

/** What can be done with a position. */
export type PositionAction = "claim" | "add" | "renew" | "up" | "withdraw";

interface PositionCardProps {
  position: StakePosition;
  terms: StakingTerms;
  onAction: (action: PositionAction) => void;
}

function Actions({ position, terms, onAction }: PositionCardProps) {
  const { t } = useLingui();
  const now = useChainNow();
  const unlocked = now >= position.unlock;
  const number = String(position.number);
  const offered: { action: PositionAction; text: string; label: string; hidden?: boolean; disabled?: boolean }[] = [
    {
      action: "withdraw",
      text: t`Withdraw`,
      label: t`Withdraw position ${number}`,
      hidden: !unlocked,
    },
    {
      action: "claim",
      text: t({ message: "Claim", context: "take a reward" }),
      label: t`Claim the reward of position ${number}`,
      disabled: accruedAt(position, now) === 0n,
    },
    { action: "add", text: t`Add`, label: t`Add to position ${number}`, disabled: terms.paused },
    { action: "renew", text: t`Renew`, label: t`Renew position ${number}`, disabled: terms.paused },
    {
      action: "up",
      text: t`Move up`,
      label: t`Move up position ${number}`,
      hidden: position.tier === 4,
      disabled: terms.paused,
    },
  ];
  return (
    <div className="flex flex-wrap gap-2">
      {offered
        .filter(({ hidden }) => !hidden)
        .map(({ action, text, label, disabled }) => (
          <Button
            key={action}
            size="sm"
            variant="secondary"
            aria-label={label}
            disabled={disabled}
            onClick={() => onAction(action)}
          >
            {text}
          </Button>
        ))}
    </div>
  );
}

function LockPill({ unlock }: { unlock: bigint }) {
  return useChainNow() < unlock ? (
    <Pill tone="info" dot>
      <Trans>Locked</Trans>
    </Pill>
  ) : (
    <Pill tone="good" dot>
      <Trans>Can be withdrawn</Trans>
    </Pill>
  );
}

/** A position: tier, amount, unlock, reward, and what can be done with it. */
export function PositionCard({ position, terms, onAction }: PositionCardProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const tier = useTierName()(position.tier);
  const { amount, unlock, start, apyBps, number } = position;
  const facts: Fact[] = [
    [t`Staked`, <Crbn key="amount" units={amount} />],
    [t`Accrued, net to you`, <AccruedReward key="accrued" position={position} feeBps={terms.feeBps} />],
    [t`APY, net`, apyBps === 0n ? t`without a reward` : percent(netApy(Number(apyBps), terms.feeBps), 8, locale)],
    [
      t`Unlock`,
      <span key="unlock" className="flex flex-col">
        <Time at={unlock} />
        <Countdown until={unlock} />
      </span>,
    ],
    [t`Locked since`, <Time key="start" at={start} dateOnly />],
  ];
  return (
    <Card className="flex flex-col gap-4 p-5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="font-semibold">
          <Trans>
            {tier} · position {number}
          </Trans>
        </h3>
        <LockPill unlock={unlock} />
      </div>
      <Facts facts={facts} />
      <Actions position={position} terms={terms} onAction={onAction} />
    </Card>
  );
}
