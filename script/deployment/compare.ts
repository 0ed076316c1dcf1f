/** Two lists of facts: where they differ, and whether a vote of the stakers may have brought it about. */
import { type Address, type Hex, type PublicClient, parseAbiItem } from "viem";
import { spansOf } from "./facts/events.ts";
import type { Fact } from "./facts/subject.ts";

/** One difference. */
export interface Difference {
  readonly what: string;
  /** on the live chain; `undefined` if it is not there */
  readonly live: string | undefined;
  /** as the repository deploys it; `undefined` if it does not */
  readonly expected: string | undefined;
  /** the operation of the Timelock that may have changed it: the last that called the contract that changes it */
  readonly voted: Hex | undefined;
}

const CALL_EXECUTED = parseAbiItem(
  "event CallExecuted(bytes32 indexed id, uint256 indexed index, address target, uint256 value, bytes data)",
);

/** The last executed operation by the contract that it called, in lower case. */
export async function executedCalls(
  client: PublicClient,
  timelock: Address,
  startBlock: bigint,
): Promise<ReadonlyMap<string, Hex>> {
  const head = await client.getBlockNumber();
  const calls = new Map<string, Hex>();
  for (const span of spansOf(startBlock, head)) {
    const logs = await client.getLogs({ address: timelock, event: CALL_EXECUTED, ...span });
    for (const { args } of logs) calls.set(String(args.target).toLowerCase(), args.id as Hex);
  }
  return calls;
}

/** A line for every name that is not the same in both address books: at another address, missing, or too many. */
export function bookDifferencesOf(
  live: ReadonlyMap<string, Address>,
  expected: ReadonlyMap<string, Address>,
): readonly string[] {
  return [...new Set([...expected.keys(), ...live.keys()])]
    .filter((name) => live.get(name) !== expected.get(name))
    .map((name) => {
      const what = `address of ${name} in the address book`;
      return describeDifference({ what, live: live.get(name), expected: expected.get(name), voted: undefined });
    });
}

/** Every fact that is not the same on both sides, in the repository's order, then what only the live chain has. */
export function differencesOf(
  live: readonly Fact[],
  expected: readonly Fact[],
  voted: ReadonlyMap<string, Hex>,
): readonly Difference[] {
  const there = new Map(live.map((fact) => [fact.what, fact]));
  const due = new Set(expected.map(({ what }) => what));
  const by = (fact: Fact) => (fact.changedBy === undefined ? undefined : voted.get(fact.changedBy.toLowerCase()));
  return [
    ...expected
      .filter(({ what, value }) => there.get(what)?.value !== value)
      .map((fact) => ({
        what: fact.what,
        live: there.get(fact.what)?.value,
        expected: fact.value,
        voted: by(fact),
      })),
    ...live
      .filter(({ what }) => !due.has(what))
      .map((fact) => ({ what: fact.what, live: fact.value, expected: undefined, voted: by(fact) })),
  ];
}

/** One line. */
export function describeDifference({ what, live, expected, voted }: Difference): string {
  const here = live === undefined ? "missing" : live;
  const there = expected === undefined ? "nothing of the kind" : expected;
  const note = voted === undefined ? "" : ` · may come from the vote executed as operation ${voted}`;
  return `${what}: ${here}, the repository has ${there}${note}`;
}
