import { Trans, useLingui } from "@lingui/react/macro";
import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Address } from "viem";
import { contracts } from "../../../chain/contracts.ts";
import { publicClient } from "../../../chain/wagmi.ts";
import { marketKey, type Tier } from "../../../data/index.ts";
import { classifyError, ErrorSentence } from "../../../transactions/index.ts";
import { buttonClass, Loading, Notice, Skeleton, Time } from "../../../ui/index.ts";
import { Crbn, useTierName } from "../../token/index.ts";

/** The lowest tier that may propose. */
const PROPOSER_TIER = 3;

/** What an account has of what a proposer needs. */
export interface Standing {
  /** {sCRBN} */
  votes: bigint;
  /** {sCRBN} */
  threshold: bigint;
  /** The best tier that it holds now; 0 for none. */
  tier: Tier | 0;
  /** Until when it holds Gold or Platinum {s}; 0 if it does not. */
  until: bigint;
}

/** Whether an account may propose. */
export function mayPropose({ votes, threshold, tier }: Standing): boolean {
  return votes >= threshold && tier >= PROPOSER_TIER;
}

const { governor, stakedCrbn } = contracts;

async function readStanding(account: Address): Promise<Standing> {
  const [votes, threshold, tier, ...until] = await Promise.all([
    publicClient.readContract({ ...stakedCrbn, functionName: "getVotes", args: [account] }),
    publicClient.readContract({ ...governor, functionName: "proposalThreshold" }),
    publicClient.readContract({ ...stakedCrbn, functionName: "tierOf", args: [account] }),
    publicClient.readContract({ ...stakedCrbn, functionName: "heldUntil", args: [account, PROPOSER_TIER] }),
    publicClient.readContract({ ...stakedCrbn, functionName: "heldUntil", args: [account, PROPOSER_TIER + 1] }),
  ]);
  const [latest = 0n] = until.sort((a, b) => (a < b ? 1 : -1));
  return { votes, threshold, tier: tier as Tier | 0, until: tier >= PROPOSER_TIER ? latest : 0n };
}

/** What an account has of what a proposer needs, kept current. */
export function useStanding(account: Address): UseQueryResult<Standing> {
  return useQuery({
    queryKey: [...marketKey, "proposer", account],
    queryFn: () => readStanding(account),
    refetchInterval: 10_000,
  });
}

function Met({ met }: { met: boolean }) {
  const { t } = useLingui();
  return (
    <span className={met ? "text-brand" : "text-danger"}>
      <span aria-hidden="true">{met ? "✓ " : "✗ "}</span>
      <span className="sr-only">{met ? t`met:` : t`missing:`} </span>
    </span>
  );
}

/** Who may propose, and what an account lacks for it. */
export function Eligibility({ account }: { account: Address }) {
  const tierName = useTierName();
  const { data, error } = useStanding(account);
  if (!data && error) return <ErrorSentence error={classifyError(error)} />;
  if (!data) {
    return (
      <Loading>
        <Skeleton className="h-24" />
      </Loading>
    );
  }
  const { votes, threshold, tier, until } = data;
  const enough = votes >= threshold;
  const locked = tier >= PROPOSER_TIER;
  return (
    <div data-testid="eligibility" data-may={mayPropose(data)}>
      <Notice
        tone={enough && locked ? "good" : "warn"}
        title={enough && locked ? <Trans>You may propose</Trans> : <Trans>You may write, but not submit yet</Trans>}
      >
        <ul className="mt-1 flex flex-col gap-1">
          <li>
            <Met met={enough} />
            <Trans>
              Votes: you have <Crbn units={votes} symbol="sCRBN" short />, a proposer needs{" "}
              <Crbn units={threshold} symbol="sCRBN" />.
            </Trans>
          </li>
          <li>
            <Met met={locked} />
            {locked ? (
              <Trans>
                A position of your own in {tierName(tier as Tier)}, locked until <Time at={until} />.
              </Trans>
            ) : (
              <Trans>A locked position of your own in Gold or Platinum: you have none.</Trans>
            )}
          </li>
        </ul>
        {!(enough && locked) && (
          <Link to="/stake" className={`${buttonClass("secondary", "sm")} mt-3`}>
            <Trans>Stake CRBN</Trans>
          </Link>
        )}
      </Notice>
    </div>
  );
}
