import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { Farm, FarmPosition } from "../../data/farms/model.ts";
import { toDecimalString } from "../../format/index.ts";
import { ActionForm, AmountField, readAmount, useTransaction } from "../../transactions/index.ts";
import { Button, TokenAmount } from "../../ui/index.ts";
import { Crbn } from "../token/index.ts";
import { stakedCurrency } from "./names.ts";

interface FarmFormProps {
  farm: Farm;
  position: FarmPosition;
}

interface AllProps {
  units: bigint;
  decimals: number;
  onChoose: (text: string) => void;
  disabled: boolean;
}

function All({ units, decimals, onChoose, disabled }: AllProps) {
  if (units === 0n) return null;
  return (
    <Button
      size="sm"
      variant="quiet"
      className="self-start"
      disabled={disabled}
      onClick={() => onChoose(toDecimalString(units, decimals))}
    >
      <Trans>All of it</Trans>
    </Button>
  );
}

/** Puts shares into a farm. */
export function FarmStakeForm({ farm, position }: FarmFormProps) {
  const { t } = useLingui();
  const { flow, busy, start } = useTransaction("farmStake");
  const [typed, setTyped] = useState("");
  const currency = stakedCurrency(farm);
  const rules = { decimals: farm.decimals, minimum: 1n, ...(!flow && { maximum: position.balance }) };
  const parsed = readAmount(typed, rules);
  function send() {
    if (parsed.ok) start({ farm: farm.token, amount: parsed.value, permit: true });
  }
  return (
    <ActionForm
      flow={flow}
      busy={busy}
      onSend={send}
      label={<Trans>Stake</Trans>}
      disabled={!parsed.ok}
      done={<Trans>It is staked and earns</Trans>}
      after={flow?.outcome && <TokenAmount units={flow.outcome.staked} currency={currency} />}
    >
      <AmountField
        label={t`Amount to stake`}
        hint={
          <Trans>
            You have <TokenAmount units={position.balance} currency={currency} />
          </Trans>
        }
        unit=""
        rules={rules}
        value={typed}
        onChange={setTyped}
        disabled={busy}
      />
      <All units={position.balance} decimals={farm.decimals} onChoose={setTyped} disabled={busy} />
      <p className="text-sm text-ink-soft">
        <Trans>
          The farm may take exactly this amount: your wallet signs that, or approves it first. You can take it back at
          any time.
        </Trans>
      </p>
    </ActionForm>
  );
}

/** Takes shares out of a farm. */
export function FarmWithdrawForm({ farm, position }: FarmFormProps) {
  const { t } = useLingui();
  const { flow, busy, start } = useTransaction("farmWithdraw");
  const [typed, setTyped] = useState("");
  const currency = stakedCurrency(farm);
  const rules = { decimals: farm.decimals, minimum: 1n, ...(!flow && { maximum: position.staked }) };
  const parsed = readAmount(typed, rules);
  function send() {
    if (parsed.ok) start({ farm: farm.token, amount: parsed.value });
  }
  return (
    <ActionForm
      flow={flow}
      busy={busy}
      onSend={send}
      label={<Trans>Withdraw</Trans>}
      disabled={!parsed.ok}
      done={<Trans>It is back in your account</Trans>}
      after={flow?.outcome && <TokenAmount units={flow.outcome.amount} currency={currency} />}
    >
      <AmountField
        label={t`Amount to withdraw`}
        hint={
          <Trans>
            You have staked <TokenAmount units={position.staked} currency={currency} />
          </Trans>
        }
        unit=""
        rules={rules}
        value={typed}
        onChange={setTyped}
        disabled={busy}
      />
      <All units={position.staked} decimals={farm.decimals} onChoose={setTyped} disabled={busy} />
      <p className="text-sm text-ink-soft">
        <Trans>What you have earned stays and can be claimed later.</Trans>
      </p>
    </ActionForm>
  );
}

/** Claims what was earned in one farm. */
export function FarmClaimForm({ farm, position }: FarmFormProps) {
  const { flow, busy, start } = useTransaction("farmClaim");
  return (
    <ActionForm
      flow={flow}
      busy={busy}
      onSend={() => start({ farms: [farm.token] })}
      label={<Trans context="take a reward">Claim</Trans>}
      disabled={position.reward === 0n}
      done={<Trans>The CRBN is yours</Trans>}
      after={flow?.outcome && <Crbn units={flow.outcome.reward} />}
    >
      <p>
        <Trans>
          Earned by now: <Crbn units={position.reward} />
        </Trans>
      </p>
    </ActionForm>
  );
}

/** Leaves a farm: the whole stake and what was earned. */
export function FarmExitForm({ farm, position }: FarmFormProps) {
  const { flow, busy, start } = useTransaction("farmExit");
  const currency = stakedCurrency(farm);
  return (
    <ActionForm
      flow={flow}
      busy={busy}
      onSend={() => start({ farm: farm.token })}
      label={<Trans>Withdraw everything and claim</Trans>}
      disabled={position.staked === 0n}
      done={<Trans>You have left the farm</Trans>}
      after={flow?.outcome && <TokenAmount units={flow.outcome.amount} currency={currency} />}
    >
      <p>
        <Trans>
          You receive <TokenAmount units={position.staked} currency={currency} /> and <Crbn units={position.reward} />.
        </Trans>
      </p>
    </ActionForm>
  );
}
