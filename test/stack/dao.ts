/** The stakers, in tests: a proposal that is really proposed, voted, queued and executed, with the time that it takes. */
import { encodeFunctionData, type Hex, keccak256, parseEther, type TransactionReceipt, toHex } from "viem";
import { type Signer, testAccount } from "../../script/chain/keys.ts";
import type { Protocol } from "../../script/chain/protocol.ts";
import { rpc } from "../../script/dev/rpc.ts";

const BRONZE = 1;
const GOLD = 3;
const FOR = 1;
const YEARS = 4 * 365 * 86_400;
/** What the DAO's voter proposes with, and what more it votes with: enough for the quorum of any local chain. */
const GOLD_STAKE = parseEther("50000");
const VOTES = parseEther("5500000");

/** A call that the Timelock makes: a function of a contract in the address book. */
export interface DaoCall {
  readonly contract: string;
  readonly functionName: string;
  readonly args: readonly unknown[];
  /** wei, none by default */
  readonly value?: bigint;
}

/** A proposal as the Governor's functions take it. */
export interface DaoProposal {
  readonly id: bigint;
  readonly targets: readonly Hex[];
  readonly values: readonly bigint[];
  readonly calldatas: readonly Hex[];
  readonly description: string;
}

/** Makes the calls as the DAO: 6 days of voting and 2 or 7 days in the Timelock pass on the chain. */
export async function asDao(
  protocol: Protocol,
  calls: readonly DaoCall[],
  description?: string,
): Promise<TransactionReceipt> {
  return carryOut(protocol, await proposeAsDao(protocol, calls, description));
}

/** Votes for a proposal, queues it and executes it. */
export async function carryOut(protocol: Protocol, proposal: DaoProposal): Promise<TransactionReceipt> {
  await voteAndQueue(protocol, proposal);
  await travelTo(protocol, await protocol.read<bigint>("CarbontraceGovernor", "proposalEta", [proposal.id]));
  return protocol.send(voter(), "CarbontraceGovernor", "execute", argumentsOf(proposal));
}

/** Votes for a proposal and brings it to where it waits in the Timelock. */
export async function voteAndQueue(protocol: Protocol, proposal: DaoProposal): Promise<void> {
  await prepareVoter(protocol);
  const snapshot = await protocol.read<bigint>("CarbontraceGovernor", "proposalSnapshot", [proposal.id]);
  await travelTo(protocol, snapshot + 1n);
  await protocol.send(voter(), "CarbontraceGovernor", "castVote", [proposal.id, FOR]);
  const deadline = await protocol.read<bigint>("CarbontraceGovernor", "proposalDeadline", [proposal.id]);
  await travelTo(protocol, deadline + 1n);
  await protocol.send(voter(), "CarbontraceGovernor", "queue", argumentsOf(proposal));
}

/** Proposes the calls, and no more. */
export async function proposeAsDao(
  protocol: Protocol,
  calls: readonly DaoCall[],
  description?: string,
): Promise<DaoProposal> {
  await prepareVoter(protocol);
  const { timestamp } = await protocol.client.getBlock();
  // The time in it tells two proposals of the same calls apart.
  const text = description ?? `# ${calls.map(({ functionName }) => functionName).join(", ")}\n\nAt ${timestamp}.`;
  const targets = calls.map(({ contract }) => protocol.address(contract));
  const values = calls.map(({ value }) => value ?? 0n);
  const calldatas = calls.map(({ contract, functionName, args }) =>
    encodeFunctionData({ abi: protocol.abi(contract), functionName, args }),
  );
  await protocol.send(voter(), "CarbontraceGovernor", "propose", [targets, values, calldatas, text]);
  const id = await protocol.read<bigint>("CarbontraceGovernor", "hashProposal", [
    targets,
    values,
    calldatas,
    keccak256(toHex(text)),
  ]);
  return { id, targets, values, calldatas, description: text };
}

/** What `queue` and `execute` are called with. */
export function argumentsOf({ targets, values, calldatas, description }: DaoProposal): readonly unknown[] {
  return [targets, values, calldatas, keccak256(toHex(description))];
}

/** Mines a block at this second, unless the chain is there already {s since 1970}. */
export async function travelTo(protocol: Protocol, timestamp: bigint): Promise<void> {
  const latest = await protocol.client.getBlock();
  if (latest.timestamp >= timestamp) return;
  const url = protocol.network.rpcUrl;
  await rpc(url, "evm_setNextBlockTimestamp", [Number(timestamp)]);
  await rpc(url, "evm_mine");
}

/** Account 0 holds the local chain's votes. */
function voter(): Signer {
  return testAccount(0);
}

/** Stakes what the voter lacks: a locked Gold position to propose with, and the votes. No reward is promised for them. */
async function prepareVoter(protocol: Protocol): Promise<void> {
  const { address } = voter();
  const tier = Number(await protocol.read("StakedCRBN", "tierOf", [address]));
  if (tier < GOLD) await stake(protocol, GOLD_STAKE, GOLD);
  const votes = await protocol.read<bigint>("StakedCRBN", "getVotes", [address]);
  if (votes < VOTES) await stake(protocol, VOTES - votes, BRONZE);
  const { timestamp } = await protocol.client.getBlock();
  // Votes count from the second before.
  await travelTo(protocol, timestamp + 2n);
}

async function stake(protocol: Protocol, amount: bigint, tier: number): Promise<void> {
  await protocol.send(voter(), "CRBN", "approve", [protocol.address("StakedCRBN"), amount]);
  const terms = { tier, rewarded: false, maxLock: YEARS, minApyBps: 0 };
  await protocol.send(voter(), "StakedCRBN", "stake", [amount, terms]);
}
