import type { Abi, Address, Hash } from "viem";
import { contracts } from "../chain/contracts.ts";
import { publicClient } from "../chain/wagmi.ts";
import { readLogs } from "./chain/logs.ts";
import { chainNow, readHead } from "./chainClock.ts";
import type { Sourced } from "./model.ts";
import { readTierOf, type Tier } from "./staking.ts";

/** How many options a poll may have. */
export const POLL_OPTIONS = { least: 2, most: 10 } as const;

/** How long a poll may be open {d}. */
export const POLL_DAYS = { least: 1, most: 30 } as const;

/** The lowest tier that may open a poll: Silver. */
export const POLL_TIER: Tier = 2;

/** So many polls are read, the newest. */
export const MAX_POLLS = 200;

/** A temperature check. */
export interface SignalPoll {
  number: bigint;
  opener: Address;
  /** Votes count as they were at the end of this second {s}. */
  snapshot: bigint;
  /** Last second of voting {s}. */
  end: bigint;
  /** The votes for each option so far {sCRBN}. */
  tally: readonly bigint[];
  /** Where the question and its options are written. */
  questionCid: string;
  transaction: Hash;
}

/** What an account has to say in a poll. */
export interface PollVoice {
  /** Its votes at the snapshot {sCRBN}. */
  votes: bigint;
  /** The option that it chose, from 0; null if it has not answered. */
  answer: number | null;
}

const { signalPolls, stakedCrbn } = contracts;

async function readPoll(number: bigint, blockNumber: bigint): Promise<Omit<SignalPoll, "questionCid" | "transaction">> {
  const of = { ...signalPolls, args: [number], blockNumber } as const;
  const [{ opener, snapshot, end }, tally] = await Promise.all([
    publicClient.readContract({ ...of, functionName: "pollOf" }),
    publicClient.readContract({ ...of, functionName: "tallyOf" }),
  ]);
  return { number, opener, snapshot: BigInt(snapshot), end: BigInt(end), tally };
}

/** Reads the polls, the newest first, all as of one block, from the chain alone. */
export async function readPolls(): Promise<Sourced<SignalPoll[]>> {
  const { number: head } = await readHead();
  const count = await publicClient.readContract({ ...signalPolls, functionName: "pollCount", blockNumber: head });
  const first = count > BigInt(MAX_POLLS) ? count - BigInt(MAX_POLLS) + 1n : 1n;
  const numbers = Array.from({ length: Number(count - first + 1n) }, (_, n) => count - BigInt(n));
  const [polls, logs] = await Promise.all([
    Promise.all(numbers.map((number) => readPoll(number, head))),
    numbers.length === 0
      ? []
      : readLogs(
          [{ ...signalPolls, abi: signalPolls.abi as Abi, eventName: "PollOpened", args: { poll: numbers } }],
          head,
        ),
  ]);
  const opened = new Map(logs.map((log) => [log.args.poll as bigint, log]));
  const value = polls.map((poll): SignalPoll => {
    const log = opened.get(poll.number);
    if (!log) throw new Error(`the node has no log of the opening of poll ${poll.number}`);
    return { ...poll, questionCid: log.args.questionCid as string, transaction: log.transactionHash };
  });
  return { value, source: "chain", block: { number: head }, truncated: first > 1n };
}

/** Reads an account's votes at a poll's snapshot, and its answer. */
export async function readPollVoice({ number, snapshot }: SignalPoll, account: Address): Promise<PollVoice> {
  const { timestamp } = await readHead();
  const [[voted, option], votes] = await Promise.all([
    publicClient.readContract({ ...signalPolls, functionName: "answerOf", args: [number, account] }),
    // The snapshot is past from the next second on; until then the votes of now are those that will count.
    timestamp > snapshot
      ? publicClient.readContract({
          ...stakedCrbn,
          functionName: "getPastVotes",
          args: [account, Number(snapshot)] as never,
        })
      : publicClient.readContract({ ...stakedCrbn, functionName: "getVotes", args: [account] }),
  ]);
  return { votes, answer: voted ? Number(option) : null };
}

/** What an account needs to open a poll: the tier that it holds now, and the poll of its own that is still open. */
export interface PollOpener {
  tier: Tier | 0;
  openPoll: SignalPoll | null;
}

/** Reads whether an account may open a poll. An account's latest poll is among the newest that are open, or there is none. */
export async function readPollOpener(account: Address, polls: readonly SignalPoll[]): Promise<PollOpener> {
  const tier = await readTierOf(account);
  const now = chainNow();
  const own = polls.find(({ opener, end }) => opener.toLowerCase() === account.toLowerCase() && end >= now);
  return { tier, openPoll: own ?? null };
}
