import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { Clock, Farm, FarmPosition } from "../../data/farms/model.ts";
import { formatShare } from "../../format/index.ts";
import { useLocale } from "../../i18n/index.ts";
import { Button, Card, Dialog, Facts, TokenAmount } from "../../ui/index.ts";
import { Crbn } from "../token/index.ts";
import { AprDetails, AprText } from "./AprView.tsx";
import { FarmClaimForm, FarmExitForm, FarmStakeForm, FarmWithdrawForm } from "./FarmForms.tsx";
import { nameOf, stakedCurrency } from "./names.ts";

const FORMS = {
  stake: FarmStakeForm,
  claim: FarmClaimForm,
  withdraw: FarmWithdrawForm,
  exit: FarmExitForm,
} as const;
type Act = keyof typeof FORMS;

interface FarmCardProps {
  farm: Farm;
  clock: Clock;
  crbnPrice: bigint | null;
  /** The account's; missing without an account, and while it is read. */
  position: FarmPosition | undefined;
  /** Staking is stopped. */
  paused: boolean;
}

/** A farm: what is staked, what it earns, and what the account can do there. */
export function FarmCard({ farm, clock, crbnPrice, position, paused }: FarmCardProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const [open, setOpen] = useState<Act>();
  const name = nameOf(farm);
  const currency = stakedCurrency(farm);
  const words: Record<Act, string> = {
    stake: t`Stake`,
    claim: t({ message: "Claim", context: "take a reward" }),
    withdraw: t`Withdraw`,
    exit: t`Withdraw everything and claim`,
  };
  const can: Record<Act, boolean> = {
    stake: !paused && (position?.balance ?? 0n) > 0n,
    claim: (position?.reward ?? 0n) > 0n,
    withdraw: (position?.staked ?? 0n) > 0n,
    exit: (position?.staked ?? 0n) > 0n,
  };
  const Form = open && FORMS[open];
  return (
    <li data-testid="farm">
      <Card className="flex h-full flex-col gap-4 p-5">
        <h3 className="text-lg font-semibold break-words">
          <bdi>{name}</bdi>
        </h3>
        <Facts
          rows
          facts={[
            [t`APR`, <AprText key="apr" farm={farm} crbnPrice={crbnPrice} />],
            [t`Staked by all`, <TokenAmount key="staked" units={farm.staked} currency={currency} />],
            [t`Earns in a day, now`, <Crbn key="rate" units={farm.rate * 86_400n} short />],
            [
              t`Weight`,
              farm.staked > 0n && clock.weight > 0n
                ? `${farm.weight} (${formatShare(farm.weight, clock.weight, locale)})`
                : String(farm.weight),
            ],
            position && [t`My stake`, <TokenAmount key="mine" units={position.staked} currency={currency} />],
            position && [t`Earned by me`, <Crbn key="earned" units={position.reward} short />],
          ]}
        />
        {position && (
          <div className="flex flex-wrap gap-2">
            {(Object.keys(FORMS) as Act[]).map((act) => (
              <Button
                key={act}
                size="sm"
                variant={act === "stake" ? "primary" : "secondary"}
                disabled={!can[act]}
                onClick={() => setOpen(act)}
              >
                {words[act]}
              </Button>
            ))}
          </div>
        )}
        {position && position.balance === 0n && position.staked === 0n && farm.pair && (
          <p className="text-sm text-ink-soft">
            <Trans>To stake here, add liquidity to this pair first: below on this page.</Trans>
          </p>
        )}
        <AprDetails farm={farm} crbnPrice={crbnPrice} />
      </Card>
      {position && Form && open && (
        <Dialog open onOpenChange={() => setOpen(undefined)} title={`${words[open]}: ${name}`}>
          <Form farm={farm} position={position} />
        </Dialog>
      )}
    </li>
  );
}
