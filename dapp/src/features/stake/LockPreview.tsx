import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { RewardPreview, StakingTerms } from "../../data/index.ts";
import { Notice, Skeleton, Time } from "../../ui/index.ts";
import { Crbn, useChainNow } from "../token/index.ts";

/** One line of what changes. */
export function Line({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-4">
      <dt className="text-ink-soft">{label}</dt>
      <dd className="ml-auto text-right">{children}</dd>
    </div>
  );
}

/** When a lock that began now would end, in the reader's zone; moves on by minutes. */
function Unlock({ lock }: { lock: number }) {
  const now = useChainNow();
  return <Time at={now - (now % 60n) + BigInt(lock)} />;
}

interface LockPreviewProps {
  /** How long the tier locks {s}. */
  lock: number;
  /** What would be promised; absent while the chain is asked. */
  reward: RewardPreview | undefined;
  rewarded: boolean;
  children?: ReactNode;
}

/** What a new lock means: until when, and what it earns gross and net. */
export function LockPreview({ lock, reward, rewarded, children }: LockPreviewProps) {
  if (!reward) return <Skeleton className="h-32" />;
  return (
    <dl className="flex flex-col gap-2 rounded-lg bg-sunken p-4" data-testid="lock-preview">
      {children}
      <Line label={<Trans>Locked until about</Trans>}>
        <Unlock lock={lock} />
      </Line>
      <Line label={<Trans>Reward of the whole lock, gross</Trans>}>
        {rewarded ? <Crbn units={reward.gross} short /> : <Trans>none</Trans>}
      </Line>
      {rewarded && (
        <>
          <Line label={<Trans>To the treasury</Trans>}>
            <Crbn units={reward.fee} short />
          </Line>
          <Line label={<Trans>Net, to you</Trans>}>
            <strong className="font-semibold">
              <Crbn units={reward.net} short />
            </strong>
          </Line>
        </>
      )}
    </dl>
  );
}

interface ReserveNoticeProps {
  needed: bigint;
  available: bigint;
  without: boolean;
  onWithout: (without: boolean) => void;
  disabled: boolean;
}

/** Says that the reserve cannot promise the reward, with the numbers, and offers to do without one. */
export function ReserveNotice({ needed, available, without, onWithout, disabled }: ReserveNoticeProps) {
  const { t } = useLingui();
  return (
    <Notice tone="warn" title={t`Not enough reward reserve`}>
      <p>
        <Trans>
          This lock's reward would be <Crbn units={needed} short />, and the reserve can promise only{" "}
          <Crbn units={available} short /> more. Choose a smaller amount, or lock without a reward: votes and the tier's
          benefits are the same.
        </Trans>
      </p>
      <label className="mt-3 flex min-h-11 items-center gap-3">
        <input
          type="checkbox"
          className="size-5 accent-(--brand)"
          checked={without}
          disabled={disabled}
          onChange={(event) => onWithout(event.target.checked)}
        />
        <Trans>Without a reward</Trans>
      </label>
    </Notice>
  );
}

/** Whether the reserve covers a reward beside all others, `freed` being what the old lock gives back {CRBN}. */
export function isCovered(reward: RewardPreview, terms: StakingTerms, freed = 0n): boolean {
  return reward.gross <= terms.available + freed;
}
