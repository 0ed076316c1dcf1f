/** A round as a proposal: what the stakers read, what the Timelock would call, and whether it is under vote already. */
import { type Address, decodeFunctionData, type Hex, keccak256, toHex } from "viem";
import { print } from "../chain/command.ts";
import type { Signer } from "../chain/keys.ts";
import type { Protocol } from "../chain/protocol.ts";
import { groupDigits } from "../registry/integer.ts";
import { formatCrbn } from "./amount.ts";
import { openRoundCall } from "./round.ts";
import { formatMoment } from "./times.ts";
import type { AirdropTree } from "./tree.ts";

/** `ProposalState` of OpenZeppelin's IGovernor, in its order; the first two and the fifth and sixth may still be executed. */
const STATES = ["pending", "active", "canceled", "defeated", "succeeded", "queued", "expired", "executed"] as const;
const ALIVE: readonly string[] = ["pending", "active", "succeeded", "queued"];

/** One call and its description, as `propose` takes them. */
export interface RoundProposal {
  readonly target: Address;
  readonly call: Hex;
  readonly description: string;
}

/** The proposal that opens a round. With a proposer its description binds it to that account: nobody can run ahead. */
export function describeRound(
  protocol: Protocol,
  tree: AirdropTree,
  args: readonly unknown[],
  deadline: number,
  cid: string,
  proposer: Address | undefined,
): RoundProposal {
  const lines = [
    `# Open round ${tree.round} of the airdrop`,
    "",
    `${groupDigits(tree.claims.length)} recipients share ${formatCrbn(tree.total)} out of the community bucket. The round begins when this proposal is executed, vests over six months and can be claimed until ${formatMoment(deadline)}.`,
    "",
    `- Root: \`${tree.root}\``,
    `- Proofs: \`${cid}\``,
    ...(proposer === undefined ? [] : ["", `#proposer=${proposer}`]),
  ];
  return {
    target: protocol.address("MerkleAirdrop"),
    call: openRoundCall(protocol, args),
    description: lines.join("\n"),
  };
}

/** Everything that another tool for Governors needs to make the same proposal. */
export function showProposal({ target, call, description }: RoundProposal): void {
  print("proposal    one call of the Timelock:");
  print(`  target    ${target} (MerkleAirdrop.openRound)`);
  print("  value     0");
  print(`  calldata  ${call}`);
  print("  description");
  for (const line of description.split("\n")) print(`    ${line}`.trimEnd());
}

/** Why the Governor would refuse the proposal of this account, or `undefined`. */
export function proposalProblem(
  protocol: Protocol,
  proposer: Address,
  proposal: RoundProposal,
): Promise<string | undefined> {
  return protocol.wouldFail(proposer, "CarbontraceGovernor", "propose", argumentsOf(proposal));
}

/** Proposes it, and answers with the proposal's id. */
export async function proposeRound(
  protocol: Protocol,
  proposer: Signer,
  proposal: RoundProposal,
): Promise<{ readonly id: bigint; readonly transaction: Hex }> {
  const [targets, values, calls, description] = argumentsOf(proposal);
  const receipt = await protocol.send(proposer, "CarbontraceGovernor", "propose", argumentsOf(proposal));
  const id = await protocol.read<bigint>("CarbontraceGovernor", "hashProposal", [
    ...[targets, values, calls],
    keccak256(toHex(description)),
  ]);
  return { id, transaction: receipt.transactionHash };
}

/** A proposal that opens this very round and can still be executed, or `undefined`. */
export async function findProposal(
  protocol: Protocol,
  tree: AirdropTree,
): Promise<{ readonly id: bigint; readonly state: string } | undefined> {
  const created = await protocol.events<{
    readonly proposalId: bigint;
    readonly targets: readonly Address[];
    readonly calldatas: readonly Hex[];
  }>("CarbontraceGovernor", "ProposalCreated");
  for (const { args } of created.toReversed()) {
    const opens = args.targets.some(
      (target, n) => target === tree.contract && opensRound(protocol, args.calldatas[n] as Hex, tree),
    );
    if (!opens) continue;
    const state = STATES[Number(await protocol.read("CarbontraceGovernor", "state", [args.proposalId]))] ?? "unknown";
    if (ALIVE.includes(state)) return { id: args.proposalId, state };
  }
  return undefined;
}

function opensRound(protocol: Protocol, data: Hex, { round, root }: AirdropTree): boolean {
  try {
    const { functionName, args } = decodeFunctionData({ abi: protocol.abi("MerkleAirdrop"), data });
    return functionName === "openRound" && args?.[0] === BigInt(round) && args[1] === root;
  } catch {
    // A call that the contract does not know opens nothing.
    return false;
  }
}

function argumentsOf({ target, call, description }: RoundProposal) {
  return [[target], [0n], [call], description] as const;
}
