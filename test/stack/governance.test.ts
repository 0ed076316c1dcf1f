/** Governance on the real stack: proposals through their lives, a veto, a pause, polls, payments; after each step the subgraph says what the chain says. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { encodeFunctionData, type Hex, keccak256, parseEther, toHex, zeroAddress } from "viem";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testAccount } from "../../script/chain/keys.ts";
import { networkOf } from "../../script/chain/networks.ts";
import { Protocol } from "../../script/chain/protocol.ts";
import { ROOT } from "../../script/dev/paths.ts";
import { rpc } from "../../script/dev/rpc.ts";
import { type Stack, startStack } from "../../script/dev/stack.ts";
import type { ContractNetworksConfig } from "../treasury/safeKit.ts";
import { callOf, SafeOwners, safeNetworks } from "../treasury/safes.ts";
import { argumentsOf, asDao, carryOut, proposeAsDao, travelTo, voteAndQueue } from "./dao.ts";
import { GovernanceComparison } from "./subgraph/compare-governance.ts";
import { ask, type Row } from "./subgraph/index-snapshot.ts";
import { Actor, mineEach } from "./subgraph/market-actor.ts";

const crbn = (tokens: string): bigint => parseEther(tokens);
const COMMISSION = 12_000_000_000_000_000n;
const dataDir = mkdtempSync(join(tmpdir(), "carbontrace-governance-"));
let stack: Stack;
let protocol: Protocol;
let networks: ContractNetworksConfig;
let voter: Actor;
let payee: Actor;

beforeAll(async () => {
  stack = await startStack({ dataDir, deploymentsDir: join(dataDir, "deployments"), ports: "free" });
  protocol = await Protocol.connect(networkOf("local", stack.env), stack.env);
  networks = await safeNetworks(protocol);
  voter = new Actor(protocol, testAccount(0));
  payee = new Actor(protocol, testAccount(15));
}, 900_000);

afterAll(async () => {
  await stack?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const query = <T = Row>(text: string) => ask<T>(stack.urls.subgraph, text);

/** Waits for the index and compares everything; answers with how much there was. */
async function expectEqual(): Promise<Record<string, number>> {
  await stack.synced();
  const { differences, counted } = await GovernanceComparison.run(protocol, stack.urls.subgraph);
  expect(differences).toEqual([]);
  return counted;
}

/** The salt with which the Governor queued a proposal. */
async function saltOf(description: string): Promise<Hex> {
  const governor = BigInt(protocol.address("CarbontraceGovernor")) << 96n;
  return toHex(governor ^ BigInt(keccak256(toHex(description))), { size: 32 });
}

test("genesis: settings, roles, limits and the treasury's money", async () => {
  const counted = await expectEqual();
  expect(counted.roleGrants).toBeGreaterThanOrEqual(13);
  expect(counted.restrictedFunctions).toBeGreaterThanOrEqual(45);
  expect(counted.spendingLimits).toBe(3);
});

test("the comparison notices a wrong quorum and a wrong balance", async () => {
  const wrong = Object.create(protocol, {
    read: {
      value: async (contract: string, name: string, args: unknown[], at: bigint) => {
        const answer = await protocol.read(contract, name, args, at);
        return name === "balanceOf" || name === "quorumNumerator" ? (answer as bigint) + 1n : answer;
      },
    },
  }) as Protocol;
  await stack.synced();
  const { differences } = await GovernanceComparison.run(wrong, stack.urls.subgraph);
  expect(differences[0]).toMatch(/^quorumNumerator: the subgraph says 4, the chain says 5$/);
  expect(differences.filter((text) => text.includes(": balance:")).length).toBeGreaterThan(0);
});

test("a proposal through its life: pending, active, succeeded, queued, executed", { timeout: 600_000 }, async () => {
  const pay = ["CRBN", payee.address, crbn("7")] as const;
  const proposal = await proposeAsDao(
    protocol,
    [
      { contract: "CreditMarket", functionName: "setCommission", args: [COMMISSION] },
      { contract: "TreasuryModule", functionName: "spend", args: [protocol.address(pay[0]), pay[1], pay[2]] },
    ],
    `## Commission <b>"'\\ 張三 🌳\u202e\n\nand a payment`,
  );
  await expectEqual();
  const snapshot = await protocol.read<bigint>("CarbontraceGovernor", "proposalSnapshot", [proposal.id]);
  await travelTo(protocol, snapshot + 1n);
  await expectEqual();
  await voter.send("CarbontraceGovernor", "castVoteWithReason", proposal.id, 1, `<i>"'\\ yes 張三`);
  await expectEqual();
  const deadline = await protocol.read<bigint>("CarbontraceGovernor", "proposalDeadline", [proposal.id]);
  await travelTo(protocol, deadline + 1n);
  await expectEqual();
  await voter.send("CarbontraceGovernor", "queue", ...argumentsOf(proposal));
  await expectEqual();
  await travelTo(protocol, await protocol.read<bigint>("CarbontraceGovernor", "proposalEta", [proposal.id]));
  await voter.send("CarbontraceGovernor", "execute", ...argumentsOf(proposal));
  const counted = await expectEqual();
  expect(counted.proposals).toBeGreaterThanOrEqual(1);
  expect(counted.votes).toBeGreaterThanOrEqual(1);
  const { proposal: row } = await query<{ proposal: Row }>(
    `{ proposal(id: "${proposal.id}") { title description status steps(orderBy: sortKey) { kind } votes { reason }
         calls(orderBy: index) { targetName signature decoded arguments(orderBy: index) { name value } }
         payments { kind amount counterparty { id } confirmed } } }`,
  );
  expect(row).toEqual({
    title: `Commission <b>"'\\ 張三 🌳\u202e`,
    description: proposal.description,
    status: "Executed",
    steps: ["Created", "Queued", "Executed"].map((kind) => ({ kind })),
    votes: [{ reason: `<i>"'\\ yes 張三` }],
    calls: [
      {
        targetName: "CreditMarket",
        signature: "setCommission(uint256)",
        decoded: true,
        arguments: [{ name: "rate", value: String(COMMISSION) }],
      },
      {
        targetName: "TreasuryModule",
        signature: "spend(address,address,uint256)",
        decoded: true,
        arguments: [
          { name: "token", value: protocol.address("CRBN").toLowerCase() },
          { name: "to", value: payee.address.toLowerCase() },
          { name: "amount", value: String(pay[2]) },
        ],
      },
    ],
    payments: [
      { kind: "Dao", amount: String(pay[2]), counterparty: { id: payee.address.toLowerCase() }, confirmed: true },
    ],
  });
});

test("a description that is no UTF-8, and calls that nobody knows, are indexed", { timeout: 600_000 }, async () => {
  // The ABI's string as bytes: 0xff and 0x00 are no text.
  const abi = [
    {
      type: "function",
      name: "propose",
      inputs: ["address[]", "uint256[]", "bytes[]", "bytes"].map((type, n) => ({ name: `a${n}`, type })),
      outputs: [],
      stateMutability: "nonpayable",
    },
  ] as const;
  const description = "0x2320ff00fe41";
  const targets = [payee.address, protocol.address("CreditMarket"), protocol.address("ProjectRegistry")];
  const calldatas: Hex[] = ["0x", "0x355e", "0xdeadbeef"];
  // `string` and `bytes` are encoded alike: only the selector differs.
  const encoded = encodeFunctionData({ abi, args: [targets, [1n, 0n, 0n], calldatas, description] });
  const real = encodeFunctionData({
    abi: protocol.abi("CarbontraceGovernor"),
    functionName: "propose",
    args: [targets, [1n, 0n, 0n], calldatas, ""],
  });
  const data = `${real.slice(0, 10)}${encoded.slice(10)}`;
  const hash = await rpc<Hex>(stack.urls.rpc, "eth_sendTransaction", [
    { from: voter.address, to: protocol.address("CarbontraceGovernor"), data, gas: "0x200000" },
  ]);
  const { status } = await protocol.client.waitForTransactionReceipt({ hash });
  expect(status).toBe("success");
  await expectEqual();
  const { proposals } = await query<{ proposals: Row[] }>(
    `{ proposals(where: { transaction: "${hash}" }) { title calls(orderBy: index) { signature decoded selector } } }`,
  );
  expect(proposals).toEqual([
    {
      title: "\ufffd\ufffdA",
      calls: [
        { signature: null, decoded: false, selector: null },
        { signature: null, decoded: false, selector: null },
        { signature: null, decoded: false, selector: "0xdeadbeef" },
      ],
    },
  ]);
});

test("a veto, the same calls voted again, a pause that the DAO ends, a role granted", {
  timeout: 900_000,
}, async () => {
  const guardians = await SafeOwners.connect(protocol, networks, "GuardianSafe", [5, 6]);
  const calls = [
    { contract: "AccessManager", functionName: "grantRole", args: [202n, payee.address, 3_600] },
    { contract: "SpendingGuard", functionName: "setLimit", args: [zeroAddress, crbn("3")] },
  ];
  const first = await proposeAsDao(protocol, calls, "first");
  await voteAndQueue(protocol, first);
  const veto = [first.targets, first.values, first.calldatas, await saltOf(first.description)];
  await guardians.send([callOf(protocol, "Guardian", "veto", ...veto)]);
  await expectEqual();
  await carryOut(protocol, await proposeAsDao(protocol, calls, "second"));
  await expectEqual();
  await guardians.send([callOf(protocol, "Guardian", "pause")]);
  await expectEqual();
  await asDao(protocol, [{ contract: "Guardian", functionName: "unpause", args: [] }]);
  const counted = await expectEqual();
  expect(counted.pauses).toBe(1);
  const { proposals, pauses } = await query<{ proposals: Row[]; pauses: Row[] }>(
    `{ proposals(where: { title_in: ["first", "second"] }, orderBy: createdAt) { status isProtected operation { vetoed delay } }
       pauses { by { id } endedAt } }`,
  );
  expect(proposals).toEqual([
    { status: "Vetoed", isProtected: true, operation: { vetoed: true, delay: "604800" } },
    { status: "Executed", isProtected: true, operation: { vetoed: false, delay: "604800" } },
  ]);
  expect(pauses).toMatchObject([{ by: { id: protocol.address("GuardianSafe").toLowerCase() } }]);
  expect(pauses[0]?.endedAt).not.toBeNull();
});

test("a poll is opened and answered; signers pay within their limits", { timeout: 600_000 }, async () => {
  const cid = "bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e";
  await voter.send("SignalPolls", "open", cid, 3, 7 * 86_400);
  const { timestamp } = await protocol.client.getBlock();
  await travelTo(protocol, timestamp + 1n);
  await voter.send("SignalPolls", "vote", await protocol.read("SignalPolls", "pollCount"), 2);
  const counted = await expectEqual();
  expect(counted.signalPolls).toBeGreaterThanOrEqual(1);

  const signers = await SafeOwners.connect(protocol, networks, "TreasurySafe", [1, 5, 6]);
  await voter.send("Faucet", "drip", voter.address);
  await voter.send("TestUSDC", "transfer", protocol.address("TreasurySafe"), 1_000_000n);
  await signers.send([callOf(protocol, "TestUSDC", "transfer", payee.address, 400_000n)]);
  await signers.send([callOf(protocol, "CRBN", "transfer", payee.address, crbn("5"))]);
  await expectEqual();
  const { treasuryTransfers } = await query<{ treasuryTransfers: Row[] }>(
    `{ treasuryTransfers(where: { kind: Signers }, orderBy: sortKey) { amount confirmed } }`,
  );
  expect(treasuryTransfers).toEqual([
    { amount: "400000", confirmed: true },
    { amount: String(crbn("5")), confirmed: true },
  ]);
});

test("the auditor's query is within the server's limits, and names every payment's proposal", async () => {
  const text = readFileSync(join(ROOT, "subgraph/queries/decisions-and-money.graphql"), "utf8");
  const { proposals, treasuryTransfers } = await query<{ proposals: Row[]; treasuryTransfers: Row[] }>(text);
  expect(proposals.length).toBeGreaterThanOrEqual(5);
  const paid = treasuryTransfers.filter(({ kind }) => kind === "Dao");
  expect(paid.length).toBeGreaterThan(0);
  for (const { proposal } of paid) expect(proposal).not.toBeNull();
});

test("after a reorganisation a vote keeps its id, and the tally is the chain's", { timeout: 600_000 }, async () => {
  const proposal = await proposeAsDao(protocol, [
    { contract: "CreditMarket", functionName: "setCommission", args: [COMMISSION + 1n] },
  ]);
  const snapshot = await protocol.read<bigint>("CarbontraceGovernor", "proposalSnapshot", [proposal.id]);
  await travelTo(protocol, snapshot + 1n);
  const signed = await voter.sign("CarbontraceGovernor", "castVote", [proposal.id, 0]);
  await mineEach(protocol, [signed]);
  await expectEqual();
  const votes = () =>
    query<{ votes: Row[] }>(`{ votes(where: { proposal: "${proposal.id}" }) { id support weight blockNumber } }`);
  const before = await votes();
  await rpc(stack.urls.rpc, "anvil_reorg", [1, []]);
  await rpc(stack.urls.rpc, "anvil_mine", ["0x1"]);
  await expectEqual();
  expect((await votes()).votes).toEqual([]);
  await mineEach(protocol, [signed]);
  await expectEqual();
  const after = await votes();
  const place = ({ blockNumber, ...rest }: Row) => rest;
  expect(after.votes.map(place)).toEqual(before.votes.map(place));
});
