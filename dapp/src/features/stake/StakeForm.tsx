import { Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, useState } from "react";
import type { Address } from "viem";
import { type StakingTerms, TIERS, type Tier } from "../../data/index.ts";
import { readAmount, TransactionPanel, useTransaction } from "../../transactions/index.ts";
import { Button, Card, Notice, SelectField } from "../../ui/index.ts";
import { FaucetPanel, hasFaucet } from "../faucet/index.ts";
import { Crbn, CrbnField, crbnRules, useCrbnBalance, useTierName } from "../token/index.ts";
import { isCovered, LockPreview, ReserveNotice } from "./LockPreview.tsx";
import { useReward } from "./useStaking.ts";

interface StakeFormProps {
  account: Address;
  terms: StakingTerms;
  tier: Tier;
  onTier: (tier: Tier) => void;
}

/** Amount, tier, what they mean, and the stake. */
export function StakeForm({ account, terms, tier, onTier }: StakeFormProps) {
  const { t } = useLingui();
  const tierName = useTierName();
  const { flow, busy, start, reset } = useTransaction("stake");
  const { data: balance } = useCrbnBalance(account);
  const [text, setText] = useState("");
  const [without, setWithout] = useState(false);

  const chosen = terms.tiers[tier - 1];
  const rules = crbnRules(chosen?.minimum ?? 1n, balance);
  const parsed = readAmount(text, rules);
  const amount = parsed.ok ? parsed.value : undefined;
  const { data: reward } = useReward(tier, amount);
  const short = reward !== undefined && !isCovered(reward, terms);
  const rewarded = !(short && without);
  const poor = balance !== undefined && chosen !== undefined && balance < chosen.minimum;
  const finished = flow?.status === "confirmed" || flow?.status === "indexed";
  const ready = amount !== undefined && reward !== undefined && (!short || without) && !terms.paused && !busy;
  const minimumName = tierName(tier);

  function send(permit: boolean) {
    if (amount === undefined || !chosen) return;
    const { lock, apyBps } = chosen;
    const agreed = { tier, rewarded, maxLock: lock, minApyBps: rewarded ? apyBps : 0 };
    start({ amount, terms: agreed, permit });
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    if (ready) send(true);
  }
  function again() {
    reset();
    setText("");
    setWithout(false);
  }

  return (
    <Card className="flex flex-col gap-4 p-5">
      {!finished && (
        <form onSubmit={submit} className="flex flex-col gap-4" noValidate>
          <CrbnField
            label={t`Amount`}
            hint={balance === undefined ? "…" : <Held balance={balance} />}
            rules={rules}
            value={text}
            onChange={setText}
            max={balance}
            disabled={busy}
          />
          <SelectField
            label={t`Tier`}
            value={tier}
            disabled={busy}
            onChange={(event) => onTier(Number(event.target.value) as Tier)}
          >
            {TIERS.map((choice) => (
              <option key={choice} value={choice}>
                {tierName(choice)}
              </option>
            ))}
          </SelectField>
          {poor && (
            <Notice tone="warn" title={t`Not enough CRBN for ${minimumName}`}>
              {hasFaucet ? (
                <FaucetPanel />
              ) : (
                <Trans>
                  You hold <Crbn units={balance} />; this tier needs at least <Crbn units={chosen.minimum} />.
                </Trans>
              )}
            </Notice>
          )}
          {amount !== undefined && chosen && <LockPreview lock={chosen.lock} reward={reward} rewarded={rewarded} />}
          {short && (
            <ReserveNotice
              needed={reward.gross}
              available={terms.available}
              without={without}
              onWithout={setWithout}
              disabled={busy}
            />
          )}
          <Button type="submit" busy={busy} disabled={!ready && !busy}>
            {rewarded ? <Trans>Stake</Trans> : <Trans>Stake without a reward</Trans>}
          </Button>
          <p className="text-sm text-ink-faint">
            <Trans>
              You allow exactly this amount, by a signature where your wallet can. It cannot be taken back before the
              lock ends. If the tier's terms become worse before your transaction is carried out, it is refused.
            </Trans>
          </p>
        </form>
      )}
      {flow && (
        <TransactionPanel flow={flow} onRetry={() => send(true)}>
          {flow.outcome && (
            <Notice tone="good" title={t`Your CRBN are staked`}>
              <p>
                <Trans>
                  <Crbn units={flow.outcome.amount} /> give you votes from now on. The position is below.
                </Trans>
              </p>
              <Button size="sm" variant="secondary" className="mt-3" onClick={again}>
                <Trans>Stake more</Trans>
              </Button>
            </Notice>
          )}
        </TransactionPanel>
      )}
      {flow?.error?.kind === "rejected" && ready && (
        <Button size="sm" variant="quiet" onClick={() => send(false)}>
          <Trans>Approve with a transaction instead of a signature</Trans>
        </Button>
      )}
    </Card>
  );
}

function Held({ balance }: { balance: bigint }) {
  return (
    <Trans>
      You hold <Crbn units={balance} />
    </Trans>
  );
}
