import type { Abi, Address, Hex } from "viem";
import { contracts } from "../chain/contracts.ts";
import { publicClient } from "../chain/wagmi.ts";
import { readLogs } from "./chain/logs.ts";
import { readHead } from "./chainClock.ts";
import { vestedOn } from "./vestingCurve.ts";

/** A round of the airdrop. */
export interface AirdropRound {
  /** From 1. */
  number: number;
  root: Hex;
  /** What it was funded with {CRBN}. */
  total: bigint;
  /** What recipients were paid {CRBN}. */
  claimed: bigint;
  /** What went back to the treasury after the deadline {CRBN}; null before. */
  returned: bigint | null;
  /** When vesting begins {s}. */
  start: bigint;
  /** When all has vested {s}. */
  end: bigint;
  /** Last second at which it can be claimed {s}. */
  deadline: bigint;
  /** IPFS address of its file of proofs. */
  proofsCid: string;
}

/** Where a round is in its life. */
export type RoundPhase = "coming" | "vesting" | "vested" | "closed" | "swept";

/** Where a round is at a time {s}. */
export function phaseOf(
  { start, end, deadline, returned }: Pick<AirdropRound, "start" | "end" | "deadline" | "returned">,
  now: bigint,
): RoundPhase {
  if (returned !== null) return "swept";
  if (now > deadline) return "closed";
  if (now < start) return "coming";
  return now < end ? "vesting" : "vested";
}

/** What has vested at a time of an amount that a round grants {CRBN}. */
export function vestedIn({ start, end }: Pick<AirdropRound, "start" | "end">, amount: bigint, now: bigint): bigint {
  return vestedOn({ amount, start, cliff: start, end }, now);
}

/** What a claim would pay at a time {CRBN}: nothing before the start and after the deadline. */
export function claimableIn(
  round: Pick<AirdropRound, "start" | "end" | "deadline">,
  amount: bigint,
  claimed: bigint,
  now: bigint,
): bigint {
  if (now > round.deadline) return 0n;
  const vested = vestedIn(round, amount, now);
  return vested > claimed ? vested - claimed : 0n;
}

/** Every round, the newest first, from the chain alone. */
export async function readRounds(): Promise<AirdropRound[]> {
  const { address, abi } = contracts.merkleAirdrop;
  const { number: head } = await readHead();
  const [logs, duration] = await Promise.all([
    readLogs(
      ["RoundOpened", "RoundSwept"].map((eventName) => ({ address, abi: abi as Abi, eventName })),
      head,
    ),
    publicClient.readContract({ ...contracts.merkleAirdrop, functionName: "VESTING_DURATION" }),
  ]);
  const rounds = await Promise.all(
    logs
      .filter(({ eventName }) => eventName === "RoundOpened")
      .map(async ({ args }): Promise<AirdropRound> => {
        const id = args.round as bigint;
        const stored = await publicClient.readContract({
          ...contracts.merkleAirdrop,
          functionName: "roundOf",
          args: [id],
        });
        const swept = logs.find(({ eventName, args: own }) => eventName === "RoundSwept" && own.round === id);
        const returned = swept ? (swept.args.returned as bigint) : null;
        return {
          number: Number(id),
          root: stored.root,
          total: stored.total,
          claimed: stored.claimed - (returned ?? 0n),
          returned,
          start: BigInt(stored.start),
          end: BigInt(stored.start) + duration,
          deadline: BigInt(stored.deadline),
          proofsCid: args.proofsCid as string,
        };
      }),
  );
  return rounds.reverse();
}

/** What an account was paid in a round {CRBN}. */
export function readClaimed(round: number, account: Address): Promise<bigint> {
  return publicClient.readContract({
    ...contracts.merkleAirdrop,
    functionName: "claimedOf",
    args: [BigInt(round), account],
  });
}
