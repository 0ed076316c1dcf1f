/** Where the supply went: what was minted, what left the buckets, for whom, and the rounds of the airdrop. */
import type { Address, Hex } from "viem";
import type { Told } from "./events.ts";
import type { Subject } from "./subject.ts";

/** In the order of `Bucket` (ITokenVesting.sol). */
const BUCKETS = ["Team", "Investors", "Sale", "Community", "Ecosystem", "Treasury"] as const;
const DAY = 86_400n;

/** Who was ever minted how much {wei}: at genesis, and never again. */
export function minted(subject: Subject): void {
  const sums = new Map<string, bigint>();
  for (const { name, args } of subject.toldBy("CRBN")) {
    if (name !== "Transfer") continue;
    const holder = subject.nameOf(args.to as Address);
    sums.set(holder, (sums.get(holder) ?? 0n) + (args.value as bigint));
  }
  for (const [holder, amount] of sums) subject.say(`CRBN minted to ${holder}`, amount, subject.address("CRBN"));
}

/**
 * What has left each bucket, and every grant as it was made. Holders change none of it: what they claimed, and to whom they
 * handed a grant over, is not asked.
 */
export async function vesting(subject: Subject): Promise<void> {
  const vesting = subject.address("TokenVesting");
  for (const [bucket, name] of BUCKETS.entries()) {
    const ledger = await subject.read("TokenVesting", "ledgerOf", bucket);
    // Rounds of the airdrop are what takes from this one.
    subject.say(`bucket ${name}`, ledger, name === "Community" ? subject.address("MerkleAirdrop") : vesting);
  }
  const genesis = await subject.read<bigint | string>("TokenVesting", "genesis");
  const told = subject.toldBy("TokenVesting").filter(({ args }) => typeof args.grant === "bigint");
  const grants = new Map(told.map(({ args }) => [args.grant as bigint, [] as Told[]]));
  for (const event of told) grants.get(event.args.grant as bigint)?.push(event);
  for (const [id, events] of grants) {
    const story = events.map((event) => step(subject, event, typeof genesis === "bigint" ? genesis : 0n));
    const bucket = BUCKETS[Number(BigInt.asUintN(32, id >> 64n))];
    subject.say(`grant ${BigInt.asUintN(64, id)} of ${bucket}`, story.join("; "), vesting);
  }
}

/** One event of a grant. */
function step(subject: Subject, { name, args }: Told, genesis: bigint): string {
  const to = () => subject.nameOf(args.beneficiary as Address);
  const since = (time: unknown) => BigInt(time as number) - genesis;
  switch (name) {
    case "GrantCreated":
      return `${args.amount} for ${to()}, seconds from genesis: start ${since(args.start)}, cliff ${since(args.cliff)}, end ${since(args.end)}`;
    case "MilestoneGrantCreated":
      return `${args.amount} for ${to()}, "${args.name}"`;
    case "TrancheApproved":
      return `${args.amount} approved`;
    default:
      return `revoked, ${args.returned} returned`;
  }
}

/** Every round. Its end is counted in days that have begun: it follows from when the deployment was planned, not sent. */
export async function airdrop(subject: Subject): Promise<void> {
  const airdrop = subject.address("MerkleAirdrop");
  subject.say("airdrop rounds", await subject.read("MerkleAirdrop", "roundCount"), airdrop);
  for (const { name, args, block } of subject.toldBy("MerkleAirdrop")) {
    if (name !== "RoundOpened") continue;
    const round = await subject.read<{ root: Hex; total: bigint; start: number; deadline: number } | string>(
      ...["MerkleAirdrop", "roundOf", args.round],
    );
    const { timestamp } = await subject.client.getBlock({ blockNumber: block });
    const times = (start: bigint, deadline: bigint) =>
      `starts ${start - timestamp} s after it was opened, ends on day ${(deadline - start + DAY - 1n) / DAY}`;
    const value =
      typeof round === "string"
        ? round
        : `${round.root} ${round.total}, ${times(BigInt(round.start), BigInt(round.deadline))}, proofs ${args.proofsCid}`;
    subject.say(`airdrop round ${args.round}`, value, airdrop);
  }
}
