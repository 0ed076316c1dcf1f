/** The seed's token side and the airdrop's commands on a real chain: leaves as the contract hashes them, rounds, claims. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { decodeFunctionData, type Hex, parseUnits } from "viem";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cidOfFile, contentStore } from "../../../script/chain/ipfs.ts";
import { testAccount } from "../../../script/chain/keys.ts";
import { testAccounts } from "../../../script/dev/accounts.ts";
import { ROOT } from "../../../script/dev/paths.ts";
import { program } from "../../../script/dev/steps.ts";
import { seedTree } from "../../../script/registry/seed/holders.ts";
import { SEED_STAKES } from "../../../script/registry/seed/token.ts";
import { formatCrbn } from "../../../script/token/amount.ts";
import { parseProofs } from "../../../script/token/proofsFile.ts";
import { findRound, readRounds } from "../../../script/token/round.ts";
import { dumpTree } from "../../../script/token/tree.ts";
import { carryOut, type DaoProposal } from "../../stack/dao.ts";
import { ALICE, BOB, CAROL, type Ended, runTool } from "../fixtures.ts";
import { type SmallMarket, startSmallMarket } from "./market.ts";

type ProposalCreated = Omit<DaoProposal, "id"> & { readonly proposalId: bigint };

const HALF_YEAR = 15_768_000;
const CRBN = 10n ** 18n;
let market: SmallMarket;

beforeAll(async () => {
  market = await startSmallMarket();
}, 600_000);

afterAll(() => market?.stop());

const airdrop = (...args: string[]): Promise<Ended> => runTool("airdrop", args, market.env);
const path = (name: string): string => join(market.folder, name);
const height = (): Promise<bigint> => market.protocol.client.getBlockNumber();

function list(name: string, rows: readonly string[]): string {
  writeFileSync(path(name), `address,amount\n${rows.join("\n")}\n`);
  return path(name);
}

/** Round 2 in files: what most tests work with. */
async function buildRound2(): Promise<Ended> {
  const file = list("two.csv", [`${ALICE},1000`, `${BOB},250.5`, `${CAROL},0.000000000000000001`]);
  return airdrop("build", file, "--round", "2", "--network", "local", "--out", path("two.json"));
}

test("round 1 is open from the start; the seed publishes its proofs, stakes, asks and proposes once, also when it runs again", async () => {
  const context = { env: market.env };
  await program(context, "seeding", "script/registry/seed.ts", "--network", "local");
  const { protocol } = market;
  const contract = protocol.address("MerkleAirdrop");
  const tree = await seedTree({ chainId: protocol.chainId, contract, round: 1 });
  const round = await findRound(protocol, 1);
  expect(round).toMatchObject({ root: tree.root, total: tree.total, claimed: 0n });
  const days = ((round?.deadline ?? 0) - (round?.start ?? 0)) / 86_400;
  // The deadline is fixed when the deployment is planned, the start when it is mined.
  expect(days).toBeGreaterThan(364.9);
  expect(days).toBeLessThanOrEqual(365);
  for (const { address } of testAccounts()) expect(tree.claims.map(({ account }) => account)).toContain(address);
  expect(new Set(tree.claims.map(({ amount }) => amount)).size).toBe(tree.claims.length);

  const [opened] = await protocol.events<{ proofsCid: string }>("MerkleAirdrop", "RoundOpened");
  const bytes = await contentStore(true, market.env).cat(opened?.args.proofsCid ?? "");
  expect(parseProofs(bytes ?? new Uint8Array())).toEqual({ ok: true, value: tree });
  for (const { account, tier } of SEED_STAKES) {
    expect(await protocol.read<number>("StakedCRBN", "tierOf", [testAccount(account).address])).toBe(tier);
  }

  const voter = testAccount(0).address;
  const quorum = await protocol.read<bigint>("CarbontraceGovernor", "QUORUM_FLOOR");
  expect(await protocol.read<bigint>("StakedCRBN", "getVotes", [voter])).toBeGreaterThan(quorum);

  const [asked] = await protocol.events<{ questionCid: string; options: bigint }>("SignalPolls", "PollOpened");
  const question = await contentStore(true, market.env).cat(asked?.args.questionCid ?? "");
  const { options } = JSON.parse(new TextDecoder().decode(question)) as { options: string[] };
  expect(BigInt(options.length)).toBe(asked?.args.options);
  const [proposed] = await protocol.events<{ description: string; calldatas: Hex[] }>(
    "CarbontraceGovernor",
    "ProposalCreated",
  );
  expect(proposed?.args.description).toMatch(/^# Lower the commission/);
  expect(decodeFunctionData({ abi: protocol.abi("CreditMarket"), data: proposed?.args.calldatas[0] as Hex })).toEqual({
    functionName: "setCommission",
    args: [12n * 10n ** 15n],
  });

  const before = await height();
  await program(context, "seeding again", "script/registry/seed.ts", "--network", "local");
  expect(await height()).toBe(before);
  expect((await readRounds(protocol)).count).toBe(1);
}, 300_000);

test("after the seed the reserve answers the one call that proves it solvent", async () => {
  const { protocol } = market;
  const balance = await protocol.read<bigint>("CRBN", "balanceOf", [protocol.address("RewardReserve")]);
  const promised = await protocol.read<bigint>("StakedCRBN", "promised");
  let rewards = 0n;
  for (const { tier, amount } of SEED_STAKES)
    rewards += await protocol.read<bigint>("StakedCRBN", "rewardFor", [tier, parseUnits(amount, 18)]);
  expect(promised).toBe(rewards);
  expect(await protocol.read<bigint>("RewardReserve", "available")).toBe(balance - promised);
});

test("the examples of docs/TOKEN.md are what the contracts compute", async () => {
  const { protocol } = market;
  const crbn = (text: string): bigint => parseUnits(text, 18);
  const text = readFileSync(join(ROOT, "docs/TOKEN.md"), "utf8");
  const shown = (wei: bigint): string => formatCrbn(wei).replace(" CRBN", "");
  const reward = await protocol.read<bigint>("StakedCRBN", "rewardFor", [2, crbn("12000")]);
  for (const gross of [reward, (reward * 30n) / 90n]) {
    const [net, fee] = await protocol.read<readonly [bigint, bigint]>("StakedCRBN", "splitReward", [gross]);
    expect(text).toContain(`| ${shown(gross)} | ${shown(fee)} | ${shown(net)} |`);
  }
  const gold = await protocol.read<bigint>("StakedCRBN", "rewardFor", [3, crbn("50000")]);
  expect(text).toContain(`a reward of ${shown(gold)}.`);
});

test("every leaf of a tree is the contract's own leafOf", async () => {
  const { protocol } = market;
  const contract = protocol.address("MerkleAirdrop");
  const tree = await seedTree({ chainId: protocol.chainId, contract, round: 7 });
  const dump = dumpTree(tree) as { tree: Hex[]; values: { treeIndex: number }[] };
  for (const [index, { account, amount }] of tree.claims.entries()) {
    const leaf = dump.tree[dump.values[index]?.treeIndex ?? -1];
    expect(await protocol.read<Hex>("MerkleAirdrop", "leafOf", [7n, account, amount])).toBe(leaf);
  }
});

test("build asks the network for what is left, and for the round's number", async () => {
  const { left } = await readRounds(market.protocol);
  const tooMuch = list("much.csv", [`${ALICE},${left / CRBN + 1n}`]);
  const refused = await airdrop("build", tooMuch, "--round", "2", "--network", "local", "--out", path("much.json"));
  expect([refused.code, refused.output]).toEqual([
    1,
    expect.stringMatching(/the total, [\d,]+ CRBN, is more than the community bucket has left, [\d,.]+ CRBN/),
  ]);
  const other = await airdrop("build", list("one.csv", [`${ALICE},1`]), "--round", "1", "--out", path("one.json"));
  expect([other.code, other.output]).toEqual([1, expect.stringContaining("round 1 is open with the root")]);
  const early = await airdrop("build", path("one.csv"), "--round", "3", "--out", path("three.json"));
  expect([early.code, early.output]).toEqual([
    0,
    expect.stringContaining("the next round of this network is number 2"),
  ]);
  const chain = await airdrop("build", path("one.csv"), "--round", "2", "--chain-id", "1", "--out", path("x.json"));
  expect([chain.code, chain.output.trim()]).toEqual([1, 'the network "local" is chain 31337, not chain 1']);
});

test("open publishes the file and shows the call; it proposes only when told to, and the stakers' vote opens the round", async () => {
  expect((await buildRound2()).code).toBe(0);
  const { protocol } = market;
  const terms = ["open", "--file", path("two.json"), "--deadline", "240"];
  const before = await height();
  const shown = await airdrop(...terms);
  expect([shown.code, shown.output]).toEqual([0, expect.stringContaining("Nothing was sent.")]);
  expect(await height()).toBe(before);
  const file = readFileSync(path("two.json"));
  const { root } = JSON.parse(String(file));
  const cid = /^proofs {6}(\S+), published$/m.exec(shown.output)?.[1] ?? "";
  expect(Buffer.from((await contentStore(true, market.env).cat(cid)) ?? []).equals(file)).toBe(true);
  const data = /^ {2}calldata {2}(0x[0-9a-f]+)$/m.exec(shown.output)?.[1] as Hex;
  const { functionName, args } = decodeFunctionData({ abi: protocol.abi("MerkleAirdrop"), data });
  expect([functionName, ...(args ?? []).slice(0, 4)]).toEqual([
    "openRound",
    2n,
    root,
    1_250_500_000_000_000_000_001n,
    0,
  ]);
  expect(args?.[5]).toBe(cid);

  const sent = await airdrop(...terms, "--propose");
  expect([sent.code, sent.output]).toEqual([0, expect.stringMatching(/^Proposal \d+ by 0x2361\w+: 0x[0-9a-f]{64}$/m)]);
  const again = await airdrop(...terms, "--propose");
  expect([again.code, again.output]).toEqual([0, expect.stringContaining("is pending. Nothing to do.")]);

  const id = BigInt(/^Proposal (\d+)/m.exec(sent.output)?.[1] ?? 0);
  const [created] = (await protocol.events<ProposalCreated>("CarbontraceGovernor", "ProposalCreated")).filter(
    ({ args: { proposalId } }) => proposalId === id,
  );
  const proposal = created?.args as ProposalCreated;
  expect(proposal.description).toMatch(
    /^# Open round 2 of the airdrop\n[\s\S]*#proposer=0x23618e81E3f5cdF7f54C3d65f7FBc0aBf5B21E8f$/,
  );
  const receipt = await carryOut(protocol, { ...proposal, id });
  const { timestamp } = await protocol.client.getBlock({ blockNumber: receipt.blockNumber });
  const round = await findRound(protocol, 2);
  expect(round).toMatchObject({ root, total: 1_250_500_000_000_000_000_001n, start: Number(timestamp) });
  const opened = await protocol.events<{ proofsCid: string }>("MerkleAirdrop", "RoundOpened");
  expect(opened.at(-1)?.args.proofsCid).toBe(cid);
  const done = await airdrop(...terms, "--propose");
  expect([done.code, done.output]).toEqual([
    0,
    expect.stringMatching(/Round 2 is open with this root.*Nothing to do\./),
  ]);
});

test("open refuses what the airdrop or the Governor would, before it publishes or sends anything", async () => {
  const three = ["open", "--file", path("three.json")];
  const before = await height();
  for (const [args, sentence] of [
    [["--deadline", "227"], /the deadline, \S+, is earlier than \S+: the vote takes up to 15 days/],
    [["--deadline", "never"], /--deadline \(a moment, or days from now\): "never" is not a moment/],
  ] as const) {
    const { code, output } = await airdrop(...three, ...args, "--propose");
    expect([code, output.trim()]).toEqual([1, expect.stringMatching(sentence)]);
  }
  const propose = [...three, "--deadline", "365", "--propose"];
  for (const [account, sentence] of [
    [9, /has no locked position of the tier that this takes \(TierTooLow/],
    [5, /has 0 CRBN of votes, not 50000 CRBN \(GovernorInsufficientProposerVotes/],
  ] as const) {
    const key = { CARBONTRACE_PROPOSER_KEY: testAccounts()[account]?.privateKey };
    if (account === 9) await delegateTo(testAccount(9).address);
    const { code, output } = await runTool("airdrop", propose, { ...market.env, ...key });
    expect([code, output.trim()]).toEqual([1, expect.stringMatching(sentence)]);
  }
  const elsewhere = JSON.parse(readFileSync(path("three.json"), "utf8"));
  writeFileSync(path("elsewhere.json"), JSON.stringify({ ...elsewhere, chainId: 1 }));
  const forged = await airdrop("open", "--file", path("elsewhere.json"), "--deadline", "365");
  expect([forged.code, forged.output]).toEqual([1, expect.stringContaining("does not lead to its root")]);
  const cid = await cidOfFile(readFileSync(path("three.json")));
  expect(await contentStore(true, market.env).cat(cid)).toBeUndefined();
  // Only the delegation, and the block after it.
  expect(await height()).toBe(before + 2n);
});

/** Gives account 9 the votes of account 0, so that nothing but its tier keeps it from proposing. */
async function delegateTo(delegate: `0x${string}`): Promise<void> {
  await market.protocol.send(testAccount(0), "StakedCRBN", "delegate", [delegate]);
  await market.passTime(2);
}

test("a printed proof claims what has vested, to the wei", async () => {
  const printed = await airdrop("proof", BOB, "--file", path("two.json"));
  const proof = (/^proof {5}\[(.*)\]$/m.exec(printed.output)?.[1] ?? "").split(",") as Hex[];
  const amount = 250_500_000_000_000_000_000n;
  const { protocol } = market;
  await market.passTime(HALF_YEAR / 2);
  const receipt = await protocol.send(testAccount(0), "MerkleAirdrop", "claim", [2n, BOB, amount, proof]);
  const { timestamp } = await protocol.client.getBlock({ blockNumber: receipt.blockNumber });
  const start = BigInt((await findRound(protocol, 2))?.start ?? 0);
  const vested = (amount * (timestamp - start)) / BigInt(HALF_YEAR);
  expect(await protocol.read<bigint>("MerkleAirdrop", "claimedOf", [2n, BOB])).toBe(vested);
  const [claimed] = protocol.eventsIn<{ amount: bigint }>(receipt, "MerkleAirdrop", "Claimed");
  expect(claimed?.args.amount).toBe(vested);

  await market.passTime(HALF_YEAR);
  const onChain = await airdrop("proof", BOB, "--file", path("two.json"), "--network", "local");
  expect([onChain.code, onChain.output]).toEqual([
    0,
    expect.stringMatching(/on chain {2}the round has this root; paid /),
  ]);
  const other = await airdrop("proof", ALICE, "--file", path("three.json"), "--network", "local");
  expect([other.code, other.output]).toEqual([0, expect.stringContaining("the round is not open yet")]);
});
