/** The seed's token side and the airdrop's commands on a real chain: leaves as the contract hashes them, rounds, claims. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Hex, parseUnits } from "viem";
import { afterAll, beforeAll, expect, test } from "vitest";
import { contentStore } from "../../../script/chain/ipfs.ts";
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
import { ALICE, BOB, CAROL, type Ended, runTool } from "../fixtures.ts";
import { type SmallMarket, startSmallMarket } from "./market.ts";

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

test("the seed opens round 1 and stakes once, also when it runs again", async () => {
  const context = { env: market.env };
  await program(context, "seeding", "script/registry/seed.ts", "--network", "local");
  const { protocol } = market;
  const contract = protocol.address("MerkleAirdrop");
  const tree = await seedTree({ chainId: protocol.chainId, contract, round: 1 });
  const round = await findRound(protocol, 1);
  expect(round).toMatchObject({ root: tree.root, total: tree.total, claimed: 0n });
  expect((round?.deadline ?? 0) - (round?.start ?? 0)).toBe(365 * 86_400);
  for (const { address } of testAccounts()) expect(tree.claims.map(({ account }) => account)).toContain(address);
  expect(new Set(tree.claims.map(({ amount }) => amount)).size).toBe(tree.claims.length);

  const [opened] = await protocol.events<{ proofsCid: string }>("MerkleAirdrop", "RoundOpened");
  const bytes = await contentStore(true, market.env).cat(opened?.args.proofsCid ?? "");
  expect(parseProofs(bytes ?? new Uint8Array())).toEqual({ ok: true, value: tree });
  for (const { account, tier } of SEED_STAKES) {
    expect(await protocol.read<number>("StakedCRBN", "tierOf", [testAccount(account).address])).toBe(tier);
  }

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

test("open shows what it would do, and does it only when told to", async () => {
  expect((await buildRound2()).code).toBe(0);
  const terms = ["open", "--file", path("two.json"), "--start", "now", "--deadline", "220"];
  const before = await height();
  const dry = await airdrop(...terms);
  expect([dry.code, dry.output]).toEqual([0, expect.stringContaining("Dry run: nothing was stored or sent.")]);
  const cid = /^proofs {6}(\S+)$/m.exec(dry.output)?.[1] ?? "";
  expect(await height()).toBe(before);
  expect(await contentStore(true, market.env).cat(cid)).toBeUndefined();

  const sent = await airdrop(...terms, "--send");
  expect([sent.code, sent.output]).toEqual([0, expect.stringMatching(/Round 2 is open: 0x[0-9a-f]{64}/)]);
  const file = readFileSync(path("two.json"));
  const round = await findRound(market.protocol, 2);
  expect(round).toMatchObject({ root: JSON.parse(String(file)).root, total: 1_250_500_000_000_000_000_001n });
  expect((round?.deadline ?? 0) - (round?.start ?? 0)).toBe(220 * 86_400);
  expect(Buffer.from((await contentStore(true, market.env).cat(cid)) ?? []).equals(file)).toBe(true);
  const opened = await market.protocol.events<{ proofsCid: string }>("MerkleAirdrop", "RoundOpened");
  expect(opened.at(-1)?.args.proofsCid).toBe(cid);

  const again = await airdrop(...terms, "--send");
  expect([again.code, again.output]).toEqual([0, expect.stringContaining("Nothing to do.")]);
  expect((await readRounds(market.protocol)).count).toBe(2);
});

test("open refuses what the chain would, and what is not of this chain, before it sends anything", async () => {
  const three = ["open", "--file", path("three.json")];
  const before = await height();
  for (const [args, sentence] of [
    [["--start", "now", "--deadline", "212"], /the deadline, \S+, is earlier than \S+, 30 days after all has vested/],
    [["--start", "2020-01-01", "--deadline", "365"], /the start, 2020-01-01T00:00:00Z, must be 10 s ahead or more/],
    [["--start", "soon", "--deadline", "365"], /--start: "soon" is not a moment/],
    [
      ["--start", "now+1h", "--deadline", "never"],
      /--deadline \(a moment, or days after the start\): "never" is not a moment/,
    ],
  ] as const) {
    const { code, output } = await airdrop(...three, ...args, "--send");
    expect([code, output.trim()]).toEqual([1, expect.stringMatching(sentence)]);
  }
  const stranger = { CARBONTRACE_AIRDROP_ADMIN_KEY: testAccounts()[9]?.privateKey };
  const args = [...three, "--start", "now", "--deadline", "365"];
  const unauthorised = await runTool("airdrop", args, { ...market.env, ...stranger });
  expect([unauthorised.code, unauthorised.output]).toEqual([
    1,
    expect.stringContaining(
      "The chain would refuse: 0xa0Ee7A142d267C1f36714E4a8F75612F20a79720 does not have the role",
    ),
  ]);
  const elsewhere = JSON.parse(readFileSync(path("three.json"), "utf8"));
  writeFileSync(path("elsewhere.json"), JSON.stringify({ ...elsewhere, chainId: 1 }));
  const forged = await airdrop("open", "--file", path("elsewhere.json"), "--start", "now", "--deadline", "365");
  expect([forged.code, forged.output]).toEqual([1, expect.stringContaining("does not lead to its root")]);
  expect(await height()).toBe(before);
});

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
