import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { RewardPreview, StakePosition, StakingTerms, Tier } from "../../data/index.ts";
import { chainNow } from "../../data/index.ts";
import { Notice, Time } from "../../ui/index.ts";
import { Crbn, useChainNow } from "../token/index.ts";
import { isCovered, Line, LockPreview, ReserveNotice } from "./LockPreview.tsx";
import { accruedAt, unaccruedAt } from "./reward.ts";
import { useReward } from "./useStaking.ts";

/** A new lock of a position that is being considered. */
export interface Relock {
  /** How long it would be locked {s}. */
  lock: number;
  reward: RewardPreview | undefined;
  /** The reserve cannot promise the reward, even with what the old lock gives back. */
  short: boolean;
  /** It would end before the present lock, which the contract refuses. */
  earlier: boolean;
  without: boolean;
  setWithout: (without: boolean) => void;
  /** It can be signed. */
  ready: boolean;
  /** What the staker agrees to. */
  agreed: { tier: Tier; rewarded: boolean; maxLock: number; minApyBps: number };
}

/** Works out what locking a position anew means: in a tier, with so much in it {CRBN}; undefined while that is not known. */
export function useRelock(
  position: StakePosition,
  terms: StakingTerms,
  tier: Tier,
  amount: bigint | undefined,
): Relock {
  const [without, setWithout] = useState(false);
  const { data: reward } = useReward(tier, amount);
  const { lock = 0, apyBps = 0 } = terms.tiers[tier - 1] ?? {};
  const now = chainNow();
  const short = reward !== undefined && !isCovered(reward, terms, unaccruedAt(position, now));
  const rewarded = !(short && without);
  const earlier = now + BigInt(lock) < position.unlock;
  const ready = reward !== undefined && !earlier && (!short || without) && !terms.paused;
  const agreed = { tier, rewarded, maxLock: lock, minApyBps: rewarded ? apyBps : 0 };
  return { lock, reward, short, earlier, without, setWithout, ready, agreed };
}

/** What the old lock leaves: what stays claimable, and what is given up. */
function OldLock({ position }: { position: StakePosition }) {
  const now = useChainNow();
  return (
    <>
      <Line label={<Trans>Accrued so far, stays claimable, gross</Trans>}>
        <Crbn units={accruedAt(position, now)} ticking />
      </Line>
      <Line label={<Trans>Not yet accrued, given up, gross</Trans>}>
        <Crbn units={unaccruedAt(position, now)} ticking />
      </Line>
      <Line label={<Trans>The present lock would end</Trans>}>
        <Time at={position.unlock} />
      </Line>
    </>
  );
}

interface RelockPreviewProps {
  position: StakePosition;
  terms: StakingTerms;
  relock: Relock;
  /** What would be staked afterwards {CRBN}. */
  amount: bigint;
  busy: boolean;
}

/** Everything that a new lock changes. */
export function RelockPreview({ position, terms, relock, amount, busy }: RelockPreviewProps) {
  const { t } = useLingui();
  const { lock, reward, short, earlier, without, setWithout, agreed } = relock;
  return (
    <>
      <LockPreview lock={lock} reward={reward} rewarded={agreed.rewarded}>
        <Line label={<Trans>Staked afterwards</Trans>}>
          <Crbn units={amount} />
        </Line>
        <OldLock position={position} />
      </LockPreview>
      <Notice tone="info" title={t`The whole position is locked anew`}>
        <Trans>It starts a full lock from the moment of the transaction, at the tier's present terms.</Trans>
      </Notice>
      {earlier && (
        <Notice tone="warn">
          <Trans>The new lock would end before the present one. That is never possible; wait until it is not so.</Trans>
        </Notice>
      )}
      {short && (
        <ReserveNotice
          needed={reward?.gross ?? 0n}
          available={terms.available + unaccruedAt(position, chainNow())}
          without={without}
          onWithout={setWithout}
          disabled={busy}
        />
      )}
    </>
  );
}
