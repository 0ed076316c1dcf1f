import { Trans } from "@lingui/react/macro";
import type { Address } from "viem";
import { BUCKETS } from "../../../data/vesting.ts";
import { vestedOn } from "../../../data/vestingCurve.ts";
import { Notice, Time } from "../../../ui/index.ts";
import { Crbn, useChainNow } from "../../token/index.ts";
import { Account } from "./pieces.tsx";
import { usePresent } from "./usePresent.ts";

const DAY = 86_400n;

/** Which bucket a grant is taken out of, and whether it can be revoked: that is the bucket's rule. */
export function Bucket({ bucket }: { bucket: number }) {
  const name = BUCKETS[bucket];
  return (
    <p className="mt-1 text-sm">
      {name === "team" && <Trans>Out of the team's bucket: a vote can revoke what has not vested.</Trans>}
      {name === "ecosystem" && <Trans>Out of the ecosystem's bucket: a vote can revoke what has not vested.</Trans>}
      {name === "investors" && <Trans>Out of the investors' bucket: nobody can ever revoke it.</Trans>}
      {name !== "team" && name !== "ecosystem" && name !== "investors" && (
        <Trans>Out of bucket {bucket}, which makes no grants: the chain would refuse it.</Trans>
      )}
    </p>
  );
}

/** From when on something vests {s}. */
export function Begin({ at }: { at: bigint }) {
  return (
    <Trans>
      It begins to vest on <Time at={at} />.
    </Trans>
  );
}

interface Schedule {
  /** {CRBN} */
  amount: bigint;
  /** {s} */
  start: bigint;
  /** {d} */
  cliffDays: number;
  /** {d} */
  days: number;
}

/** What of a grant lies behind us: a start may be in the past, and what has vested can be claimed at once. */
function Vested({ amount, start, cliffDays, days }: Schedule) {
  const now = useChainNow();
  const cliff = start + BigInt(cliffDays) * DAY;
  const end = start + BigInt(days) * DAY;
  const vested = vestedOn({ amount, start, cliff, end }, now);
  if (vested === 0n) return null;
  return (
    <Notice tone="danger" className="mt-2">
      {vested === amount ? (
        <Trans>All of it has already vested: it can be claimed at once.</Trans>
      ) : (
        <Trans>
          Of it <Crbn units={vested} /> have already vested: they can be claimed at once.
        </Trans>
      )}
    </Notice>
  );
}

interface GrantProps extends Omit<Schedule, "start"> {
  bucket: number;
  beneficiary: Address;
  /** {s}; 0 stands for the genesis. */
  start: number;
}

/** A grant that vests with time. */
export function Grant({ bucket, beneficiary, start, ...terms }: GrantProps) {
  const { amount, cliffDays, days } = terms;
  const { data: genesis } = usePresent<bigint>("TokenVesting", "genesis");
  const from = start === 0 ? genesis : BigInt(start);
  return (
    <>
      <Trans>
        Grant <Account address={beneficiary} /> <Crbn units={amount} />, vesting over {days} days with a cliff of{" "}
        {cliffDays} days
      </Trans>
      <Bucket bucket={bucket} />
      <p className="mt-1 text-sm">
        {start === 0 && <Trans>It begins to vest with the genesis of the token.</Trans>}{" "}
        {from !== undefined && <Begin at={from} />}
      </p>
      {from !== undefined && <Vested start={from} {...terms} />}
    </>
  );
}
