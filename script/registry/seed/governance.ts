/** The seed's governance side: opens a poll and makes a proposal, each once. Asks the chain first. */
import { encodeFunctionData, keccak256, toHex } from "viem";
import { jsonBytes } from "../../chain/ipfs.ts";
import { testAccount } from "../../chain/keys.ts";
import type { Protocol } from "../../chain/protocol.ts";
import { rpc } from "../../dev/rpc.ts";
import type { Holders } from "./holders.ts";
import { SEED_POLL, SEED_PROPOSAL } from "./votes.ts";

const DAY = 86_400;

/** Publishes the question, and opens the poll unless its opener has asked it before. */
export async function seedPoll({ protocol, store, progress }: Holders): Promise<void> {
  const opener = testAccount(SEED_POLL.account);
  const cid = await store.add(jsonBytes(SEED_POLL.question));
  const asked = await protocol.events<{ questionCid: string }>("SignalPolls", "PollOpened", {
    indexed: { opener: opener.address },
  });
  if (asked.some(({ args }) => args.questionCid === cid)) return;
  const terms = [cid, SEED_POLL.question.options.length, SEED_POLL.days * DAY];
  await protocol.settle(opener.address);
  await protocol.send(opener, "SignalPolls", "open", terms);
  progress(`opened a poll: ${SEED_POLL.question.question}`);
}

/** Proposes the new commission, unless it was proposed before. */
export async function seedProposal({ protocol, progress }: Holders): Promise<void> {
  const proposer = testAccount(SEED_PROPOSAL.account);
  const { description, commission } = SEED_PROPOSAL;
  const call = encodeFunctionData({
    abi: protocol.abi("CreditMarket"),
    functionName: "setCommission",
    args: [commission],
  });
  const calls = [[protocol.address("CreditMarket")], [0n], [call]];
  const id = await protocol.read<bigint>("CarbontraceGovernor", "hashProposal", [
    ...calls,
    keccak256(toHex(description)),
  ]);
  if ((await protocol.read<bigint>("CarbontraceGovernor", "proposalSnapshot", [id])) !== 0n) return;
  await protocol.settle(proposer.address);
  await passSecond(protocol);
  await protocol.send(proposer, "CarbontraceGovernor", "propose", [...calls, description]);
  progress(`proposed: ${description.slice(2, description.indexOf("\n"))}`);
}

/** Votes count from the second before, and a local chain mines many blocks in one second: the stakes may be of this one. */
async function passSecond(protocol: Protocol): Promise<void> {
  await rpc(protocol.network.rpcUrl, "evm_increaseTime", [1]);
  await rpc(protocol.network.rpcUrl, "evm_mine");
}
