/** CRBN on the real stack: stake → add → move up → claim → time travel → withdraw, vesting, airdrop, votes; after each step the subgraph says what the chain says. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Address, maxUint256, parseEther, type TransactionReceipt, zeroAddress } from "viem";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testAccount } from "../../script/chain/keys.ts";
import { networkOf } from "../../script/chain/networks.ts";
import { Protocol } from "../../script/chain/protocol.ts";
import { ROOT } from "../../script/dev/paths.ts";
import { rpc } from "../../script/dev/rpc.ts";
import { type Stack, startStack } from "../../script/dev/stack.ts";
import { buildTree } from "../../script/token/tree.ts";
import { asDao } from "./dao.ts";
import { compareChainAndSubgraph } from "./subgraph/compare.ts";
import { TokenComparison } from "./subgraph/compare-token.ts";
import { big, lower, newestMoment, sum } from "./subgraph/comparison.ts";
import { ask, type Row } from "./subgraph/index-snapshot.ts";
import { Actor } from "./subgraph/market-actor.ts";

const DAY = 86_400;
const [, BRONZE, SILVER, GOLD, PLATINUM] = [0, 1, 2, 3, 4] as const;
const MINED_TOGETHER = 60;

const dataDir = mkdtempSync(join(tmpdir(), "carbontrace-token-"));
let stack: Stack;
let protocol: Protocol;
let alice: Actor;
let bob: Actor;
let carol: Actor;
let payer: Actor;

beforeAll(async () => {
  stack = await startStack({ dataDir, deploymentsDir: join(dataDir, "deployments"), ports: "free" });
  protocol = await Protocol.connect(networkOf("local", stack.env), stack.env);
  // Accounts that the seed leaves alone.
  [alice, bob, carol] = [15, 16, 17].map((n) => new Actor(protocol, testAccount(n))) as [Actor, Actor, Actor];
  payer = new Actor(protocol, testAccount(1));
  for (const actor of [alice, bob, carol]) {
    // CRBN, and what pays for gas.
    await payer.send("Faucet", "drip", actor.address);
    await actor.send("CRBN", "approve", protocol.address("StakedCRBN"), maxUint256);
  }
}, 600_000);

afterAll(async () => {
  await stack?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const query = <T = Row>(text: string, variables: Row = {}) => ask<T>(stack.urls.subgraph, text, variables);
const crbn = (tokens: string): bigint => parseEther(tokens);

/** Waits for the index and compares everything; answers with how much there was. */
async function expectEqual(): Promise<Record<string, number>> {
  await stack.synced();
  const comparison = await TokenComparison.run(protocol, stack.urls.subgraph);
  expect(comparison.differences).toEqual([]);
  return comparison.counted;
}

/** Makes calls as the stakers decide: `[contract, function, …arguments]`. */
function dao(...calls: [string, string, ...unknown[]][]): Promise<TransactionReceipt> {
  return asDao(
    protocol,
    calls.map(([contract, functionName, ...args]) => ({ contract, functionName, args })),
  );
}

/** Mines a block so much later. */
async function travel(seconds: number): Promise<void> {
  await rpc(stack.urls.rpc, "evm_increaseTime", [seconds]);
  await rpc(stack.urls.rpc, "evm_mine");
}

const now = async (): Promise<number> => Number((await protocol.client.getBlock()).timestamp);

/** The tier's own terms, whatever they are. */
const terms = (tier: number, rewarded = true) => ({ tier, rewarded, maxLock: 4 * 365 * DAY, minApyBps: 0 });

async function stake(actor: Actor, tokens: string, tier: number, rewarded = true): Promise<bigint> {
  const receipt = await actor.send("StakedCRBN", "stake", crbn(tokens), terms(tier, rewarded));
  return event<{ position: bigint }>(receipt, "StakedCRBN", "Staked").position;
}

function event<Args>(receipt: TransactionReceipt, contract: string, name: string): Args {
  const [found] = protocol.eventsIn<Args>(receipt, contract, name);
  return found?.args as Args;
}

test("genesis and the seed: GraphQL equals chain", async () => {
  const counted = await expectEqual();
  expect(counted.vestingGrants).toBe(5);
  const { reserveState } = await query<{ reserveState: Row }>(`{ reserveState(id: "reserve") { received funded } }`);
  // The genesis milestone's release pays the reserve by a plain transfer.
  expect(reserveState).toEqual({ received: String(crbn("20000000")), funded: "0" });
});

test("the comparison notices one wei too many", async () => {
  const { block, now } = await newestMoment(protocol, stack.urls.subgraph);
  const comparison = new TokenComparison(protocol, stack.urls.subgraph, { block, now: now + 1n });
  await comparison.vesting();
  // A second later more has vested of every grant that vests and whose cliff is over.
  expect(comparison.differences.length).toBeGreaterThan(0);
  for (const text of comparison.differences)
    expect(text).toMatch(/^grant \d+: vested: the subgraph says \d+, the chain/);
});

test("a delegate chosen before the first stake; stakes with and without a reward", async () => {
  await alice.send("StakedCRBN", "delegate", bob.address);
  await expectEqual();
  await stake(alice, "20000.000000000000000001", SILVER);
  await stake(bob, "1000", BRONZE, false);
  await stake(carol, "10000", SILVER);
  await expectEqual();
  const { delegate } = await query<{ delegate: Row }>(
    `{ delegate(id: "${bob.address.toLowerCase()}") { votes delegatorCount } }`,
  );
  expect(delegate).toEqual({ votes: "21000000000000000000001", delegatorCount: 2 });
});

test("claiming, adding, moving up and renewing, with time between", async () => {
  const position = BigInt(alice.address) << 32n;
  await travel(7 * DAY);
  await alice.send("StakedCRBN", "claim", position);
  await travel(3 * DAY + 1);
  await alice.send("StakedCRBN", "addToPosition", position, crbn("5000"), terms(SILVER));
  await expectEqual();
  await travel(11 * DAY);
  await alice.send("StakedCRBN", "addToPosition", position, crbn("30000"), terms(GOLD));
  await expectEqual();
  // A mere move up, from a position without a reward to one with.
  const second = await stake(alice, "100000", BRONZE, false);
  await alice.send("StakedCRBN", "upgradeTier", second, terms(PLATINUM));
  await travel(5 * DAY);
  await alice.send("StakedCRBN", "renew", position, terms(GOLD, false));
  await expectEqual();
  await alice.send("StakedCRBN", "claimMany", [position, second]);
  await carol.send("StakedCRBN", "payFees");
  await expectEqual();
  const { stakePosition } = await query<{ stakePosition: { events: Row[] } }>(
    `{ stakePosition(id: "${position}") { events(orderBy: sortKey) { kind tier } } }`,
  );
  expect(stakePosition.events).toEqual([
    { kind: "Staked", tier: "Silver" },
    { kind: "Added", tier: "Silver" },
    { kind: "MovedUp", tier: "Gold" },
    { kind: "Renewed", tier: "Gold" },
  ]);
});

test("votes move with the delegate, also several times in one block", async () => {
  await bob.send("StakedCRBN", "delegate", carol.address);
  await alice.send("StakedCRBN", "delegate", zeroAddress);
  await expectEqual();
  await rpc(stack.urls.rpc, "evm_setAutomine", [false]);
  const moves = [carol.address, bob.address, alice.address];
  try {
    for (const [ahead, to] of moves.entries()) {
      const transaction = await alice.sign("StakedCRBN", "delegate", [to], ahead);
      await rpc(stack.urls.rpc, "eth_sendRawTransaction", [transaction]);
    }
    await rpc(stack.urls.rpc, "anvil_mine", ["0x1"]);
  } finally {
    await rpc(stack.urls.rpc, "evm_setAutomine", [true]);
  }
  // The chain keeps one vote for each second: the last one counts.
  await travel(MINED_TOGETHER);
  await expectEqual();
});

test("the reserve: funded, sent to, taken back, and transfers of nothing from it to itself", async () => {
  const reserve = protocol.address("RewardReserve");
  await carol.send("CRBN", "approve", reserve, crbn("100"));
  await carol.send("RewardReserve", "fund", crbn("100"));
  await carol.send("CRBN", "transfer", reserve, 7n);
  await carol.send("CRBN", "transferFrom", reserve, reserve, 0n);
  await carol.send("CRBN", "transferFrom", reserve, carol.address, 0n);
  await carol.send("CRBN", "burn", crbn("3"));
  await dao(
    ["RewardReserve", "reclaim", crbn("1000")],
    ["StakedCRBN", "setTier", BRONZE, { minimum: crbn("2000"), lock: 31 * DAY, apyBps: 900 }],
    ["CreditMarket", "setDiscounts", [1, 25, 26, 51]],
  );
  await expectEqual();
});

test("a purchase tells the buyer's tier and what it took off", async () => {
  const { listings } = await query<{ listings: { id: string }[] }>(
    `{ listings(first: 1, where: { status: Active, remaining_gte: "${2n * crbn("1")}" }) { id } }`,
  );
  const listing = BigInt(listings[0]?.id as string);
  const quotes = [];
  for (const buyer of [alice, payer]) {
    quotes.push(await protocol.read<Row>("CreditMarket", "quote", [listing, crbn("1"), buyer.address]));
    await buyer.buy(listing, crbn("1"));
  }
  await stack.synced();
  const { trades } = await query<{ trades: Row[] }>(
    `{ trades(where: { listing: "${listing}", buyer_in: ["${lower(alice.address)}", "${lower(payer.address)}"] }, orderBy: blockNumber) {
         buyerTier discountPercent commission } }`,
  );
  expect(trades.map(({ buyerTier }) => buyerTier)).toEqual(["Platinum", null]);
  for (const [index, quote] of quotes.entries()) {
    expect(trades[index]?.discountPercent).toBe(Number(quote.discountPercent));
    expect(trades[index]?.commission).toBe(String(quote.commission));
  }
  expect(quotes.map(({ discountPercent }) => Number(discountPercent))).toEqual([51, 0]);
});

test("an airdrop round: claimed in parts, swept after its deadline; vesting past its cliff", async () => {
  const contract = protocol.address("MerkleAirdrop");
  const round = Number(await protocol.read("MerkleAirdrop", "roundCount")) + 1;
  const recipients = [alice, bob, carol].map(({ address }, n) => ({
    account: address,
    amount: crbn("1000") + BigInt(n),
  }));
  const tree = buildTree({ chainId: protocol.chainId, contract, round }, recipients);
  // The vote and the Timelock take eight days.
  const start = (await now()) + 10 * DAY;
  await dao(["MerkleAirdrop", "openRound", round, tree.root, tree.total, start, start + 220 * DAY, "bafyproofs"]);
  const pay = async (account: Address) => {
    const claim = tree.claims.find((entry) => entry.account === account);
    await carol.send("MerkleAirdrop", "claim", round, account, claim?.amount, claim?.proof);
  };
  await travel(start + 1_000 - (await now()));
  await pay(alice.address);
  await pay(bob.address);
  await expectEqual();
  await travel(190 * DAY);
  await pay(alice.address);
  await expectEqual();
  await travel(31 * DAY);
  await bob.send("MerkleAirdrop", "sweep", round);
  await expectEqual();
  const { airdropRound } = await query<{ airdropRound: Row }>(
    `{ airdropRound(id: "${round}") { claimCount recipientCount left history(orderBy: sortKey) { kind } } }`,
  );
  const kinds = ["RoundOpened", "Claimed", "Claimed", "Claimed", "RoundSwept"].map((kind) => ({ kind }));
  expect(airdropRound).toEqual({ claimCount: 3, recipientCount: 2, left: "0", history: kinds });
});

test("grants: released, revoked after a partial release, handed over; a milestone pays the reserve", async () => {
  const made = await dao(
    ["TokenVesting", "createGrant", 0, alice.address, crbn("1000003") + 1n, 0, 365, 4 * 365],
    ["TokenVesting", "createGrant", 0, bob.address, crbn("48"), 0, 365, 4 * 365],
  );
  const [revoked, handed] = protocol
    .eventsIn<{ grant: bigint }>(made, "TokenVesting", "GrantCreated")
    .map(({ args }) => args.grant) as [bigint, bigint];
  await travel(200 * DAY);
  await carol.send("TokenVesting", "release", revoked);
  await travel(DAY);
  await dao(["TokenVesting", "revoke", revoked]);
  await expectEqual();
  await travel(400 * DAY);
  await alice.send("TokenVesting", "release", revoked);
  await bob.send("TokenVesting", "offerGrant", handed, alice.address);
  await bob.send("TokenVesting", "offerGrant", handed, carol.address);
  await expectEqual();
  await carol.send("TokenVesting", "release", handed);
  await carol.send("TokenVesting", "acceptGrant", handed);
  await travel(DAY);
  await carol.send("TokenVesting", "release", handed);

  const reserve = protocol.address("RewardReserve");
  const name = "Phase 2: <b>質押</b> \"'\\";
  // The bucket's third grant: the first two are the genesis milestone.
  const milestone = (BigInt(reserve) << 96n) | (4n << 64n) | 3n;
  await dao(
    ["TokenVesting", "createMilestoneGrant", 4, reserve, crbn("500"), name],
    ["TokenVesting", "approveTranche", milestone, crbn("100")],
    ["TokenVesting", "approveTranche", milestone, crbn("150")],
  );
  await bob.send("TokenVesting", "release", milestone);
  await dao(["TokenVesting", "revoke", milestone]);
  await expectEqual();
  const { vestingGrants } = await query<{ vestingGrants: Row[] }>(
    `{ vestingGrants(where: { id_in: ["${handed}", "${milestone}"] }, orderBy: createdAt) {
         name beneficiary { id } handOvers { from { id } to { id } } releases { id } } }`,
  );
  expect(vestingGrants).toMatchObject([
    { name: null, beneficiary: { id: lower(carol.address) }, handOvers: [{ from: { id: lower(bob.address) } }] },
    { name, beneficiary: { id: lower(reserve) }, handOvers: [] },
  ]);
  expect((vestingGrants[0] as { releases: Row[] }).releases).toHaveLength(2);
});

test("everything is withdrawn: the reward with it, nothing promised, no votes", async () => {
  await travel(366 * DAY);
  await expectEqual();
  for (const actor of [alice, bob, carol]) {
    const count = await protocol.read<bigint>("StakedCRBN", "positionCount", [actor.address]);
    for (let n = 0n; n < count; n += 1n) {
      await actor.send("StakedCRBN", "withdraw", (BigInt(actor.address) << 32n) | n);
    }
  }
  await carol.send("StakedCRBN", "payFees");
  await expectEqual();
  const { stakers } = await query<{ stakers: Row[] }>(
    `{ stakers(where: { id_in: ["${[alice, bob, carol].map(({ address }) => lower(address)).join('", "')}"] }) {
         staked openPositionCount positions { promised open amount } delegate { votes } } }`,
  );
  expect(stakers).toHaveLength(3);
  for (const staker of stakers) {
    expect(staker).toMatchObject({ staked: "0", openPositionCount: 0, delegate: { votes: "0" } });
    for (const position of staker.positions as Row[]) {
      expect(position).toEqual({ promised: "0", open: false, amount: "0" });
    }
  }
});

test("an auditor's query is within the server's limits and adds up", async () => {
  const text = readFileSync(join(ROOT, "subgraph/queries/promises-and-votes.graphql"), "utf8");
  const answer = await query<{
    reserveState: Row;
    stakingTotals_collection: Row[];
    delegates: { votes: string; delegators: Row[] }[];
  }>(text);
  const { reserveState, delegates } = answer;
  const tiers = answer.stakingTotals_collection.filter((row) => row.id !== "all");
  expect(reserveState.covered).toBe(true);
  expect(sum(tiers, "promised") + big(reserveState.feesDue)).toBe(big(reserveState.promised));
  expect(delegates.reduce((total, { votes }) => total + big(votes), 0n)).toBe(sum(tiers, "staked"));
  for (const { votes, delegators } of delegates) expect(sum(delegators, "staked")).toBe(big(votes));
});

test("the rest of the market is told as before", async () => {
  const { differences } = await compareChainAndSubgraph(protocol, stack.urls.subgraph);
  expect(differences).toEqual([]);
});
