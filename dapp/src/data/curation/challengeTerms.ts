import type { Address } from "viem";
import { contracts } from "../../chain/contracts.ts";
import { publicClient } from "../../chain/wagmi.ts";
import { readHead } from "../chainClock.ts";
import { readTierOf, type Tier } from "../staking.ts";

/** What an account needs to know, and to have, to challenge a project. Everything of it is the chain's: its money is at stake. */
export interface ChallengeTerms {
  /** What a challenge takes now {CRBN}. */
  bond: bigint;
  /** What the account holds {CRBN}. */
  balance: bigint;
  /** The best tier that it holds now; 0 for none. */
  tier: Tier | 0;
  /** Before this second the project cannot be challenged {s}. */
  restUntil: bigint;
  paused: boolean;
}

/** Reads the terms of a challenge. */
export async function readChallengeTerms(project: number, account: Address): Promise<ChallengeTerms> {
  const { challenges, crbn, projectRegistry } = contracts;
  const [bond, balance, tier, { challengeRestUntil }, paused] = await Promise.all([
    publicClient.readContract({ ...challenges, functionName: "bond" }),
    publicClient.readContract({ ...crbn, functionName: "balanceOf", args: [account] }),
    readTierOf(account),
    publicClient.readContract({ ...projectRegistry, functionName: "suspensionOf", args: [project] }),
    publicClient.readContract({ ...challenges, functionName: "paused" }),
    readHead(),
  ]);
  return { bond, balance, tier, restUntil: BigInt(challengeRestUntil), paused };
}
