import { Trans } from "@lingui/react/macro";
import type { Address, Hex } from "viem";
import { Time } from "../../../ui/index.ts";
import { Crbn } from "../../token/index.ts";
import { Begin, Bucket, Grant } from "./Grant.tsx";
import { Account, HexText, Payer, Quoted } from "./pieces.tsx";
import type { Sentences } from "./sentence.ts";

/** Vested tokens, the airdrop and the reward reserve. */
export const tokenSentences: Sentences = {
  "TokenVesting.createGrant": ([bucket, beneficiary, amount, start, cliffDays, days]) => (
    <Grant
      bucket={bucket as number}
      beneficiary={beneficiary as Address}
      amount={amount as bigint}
      start={start as number}
      cliffDays={cliffDays as number}
      days={days as number}
    />
  ),
  "TokenVesting.createMilestoneGrant": ([bucket, beneficiary, amount, name]) => (
    <>
      <Trans>
        Grant <Account address={beneficiary as Address} /> <Crbn units={amount as bigint} />, vesting by milestones, for{" "}
        <Quoted text={name as string} />
      </Trans>
      <Bucket bucket={bucket as number} />
    </>
  ),
  "TokenVesting.approveTranche": ([grant, amount]) => {
    const id = String(grant);
    return (
      <Trans>
        Let <Crbn units={amount as bigint} /> more of milestone grant {id} vest
      </Trans>
    );
  },
  "TokenVesting.revoke": ([grant]) => {
    const id = String(grant);
    return <Trans>Revoke grant {id}: what has vested stays, the rest goes to the treasury</Trans>;
  },
  "MerkleAirdrop.openRound": ([round, root, total, start, deadline, proofsCid]) => {
    const number = String(round);
    return (
      <>
        <Trans>
          Open airdrop round {number} with <Crbn units={total as bigint} />, claimable until{" "}
          <Time at={BigInt(deadline as number)} />; the list of accounts has the root <HexText hex={root as Hex} /> and
          is filed as <Quoted text={proofsCid as string} />
        </Trans>
        <p className="mt-1 text-sm">
          {start === 0 ? (
            <Trans>It begins to vest when the proposal is executed.</Trans>
          ) : (
            <Begin at={BigInt(start as number)} />
          )}
        </p>
      </>
    );
  },
  "RewardReserve.reclaim": ([amount]) => (
    <Trans>
      Move <Crbn units={amount as bigint} /> of the reward reserve that are promised to nobody to the treasury
    </Trans>
  ),
  "CRBN.burn": ([amount], { caller }) => (
    <Trans>
      Burn <Crbn units={amount as bigint} /> of <Payer address={caller} />
      's own
    </Trans>
  ),
};
