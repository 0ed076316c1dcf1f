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
import { readEnums } from "../../subgraph/scripts/constants.ts";
import { asDao } from "./dao.ts";
import { compareChainAndSubgraph } from "./subgraph/compare.ts";
import { allRows, ask, type IndexedBlock, indexedBlock, type Row } from "./subgraph/index-snapshot.ts";
import { Actor } from "./subgraph/market-actor.ts";

const DAY = 86_400;
const YEAR = 365n * BigInt(DAY);
const ENUMS = readEnums();
const BUCKETS = ENUMS.Bucket ?? [];
const [, BRONZE, SILVER, GOLD, PLATINUM] = [0, 1, 2, 3, 4] as const;
const TIERS = ENUMS.Tier ?? [];
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
const id = (reference: unknown): unknown => (reference as Row | null)?.id;
const lower = (value: unknown): string => String(value).toLowerCase();
const big = (value: unknown): bigint => BigInt(String(value));
const smaller = (a: bigint, b: bigint): bigint => {
  if (a < b) return a;
  return b;
};
const sum = (rows: Row[], field: string): bigint => rows.reduce((total, row) => total + big(row[field]), 0n);

/** What the subgraph says of the token, held against what the contracts answer at the same block. */
class TokenComparison {
  readonly differences: string[] = [];
  readonly counted: Record<string, number> = {};

  constructor(
    private readonly block: IndexedBlock,
    private readonly now: bigint,
  ) {}

  async supply(): Promise<void> {
    const [supply] = await this.rows("tokenSupplies", "minted burnt total");
    this.equal("supply", supply?.total, await this.read("CRBN", "totalSupply"));
    this.equal("minted", supply?.minted, await this.read("CRBN", "GENESIS_SUPPLY"));
  }

  async vesting(): Promise<void> {
    const grants = await this.rows(
      "vestingGrants",
      `bucket beneficiary { id } offeredTo { id } milestone originalAmount amount released approved start cliff end revocable
       revokedAt returned releases(first: 50) { amount } tranches(first: 50) { amount }`,
    );
    for (const row of grants) await this.grant(row);
    const rounds = await this.rows("airdropRounds", "total");
    const ledgers = await this.rows(
      "bucketLedgers",
      "bucket size granted left returned released outstanding grantCount",
    );
    this.equal("buckets", ledgers.length, BUCKETS.length);
    for (const row of ledgers) {
      const of = (what: string) => `bucket ${row.id}: ${what}`;
      const ledger = await this.read<Row>("TokenVesting", "ledgerOf", BUCKETS.indexOf(String(row.bucket)));
      for (const name of ["size", "granted", "left", "returned"]) this.equal(of(name), row[name], ledger[name]);
      const own = grants.filter((grant) => grant.bucket === row.bucket);
      const given = row.bucket === "Community" ? sum(rounds, "total") : sum(own, "originalAmount");
      if (!["Sale", "Treasury"].includes(String(row.bucket))) this.equal(of("every grant"), given, ledger.granted);
      this.equal(of("grants"), own.length, row.grantCount);
      this.equal(of("released"), row.released, sum(own, "released"));
      this.equal(of("outstanding"), row.outstanding, sum(own, "amount") - sum(own, "released"));
    }
    this.equal("buckets' sizes", sum(ledgers, "size"), await this.read("CRBN", "GENESIS_SUPPLY"));
    const held = await this.read("CRBN", "balanceOf", protocol.address("TokenVesting"));
    this.equal("held by vesting", sum(ledgers, "left") + sum(ledgers, "outstanding"), held);
  }

  private async grant(row: Row): Promise<void> {
    const of = (what: string) => `grant ${row.id}: ${what}`;
    const grant = await this.read<Row>("TokenVesting", "grantOf", row.id);
    for (const name of ["amount", "released", "start", "cliff", "milestone", "revocable"]) {
      this.equal(of(name), row[name], grant[name]);
    }
    this.equal(of("end"), row.end ?? 0, grant.end);
    this.equal(of("revokedAt"), row.revokedAt ?? 0, grant.revokedAt);
    this.equal(of("beneficiary"), id(row.beneficiary), lower(grant.beneficiary));
    this.equal(of("bucket"), row.bucket, BUCKETS[Number(grant.bucket)]);
    this.equal(of("vested"), this.vested(row), grant.vested);
    const offered = lower(await this.read("TokenVesting", "offeredTo", row.id));
    this.equal(of("offer"), id(row.offeredTo) ?? zeroAddress, offered);
    this.equal(of("releases"), sum(row.releases as Row[], "amount"), grant.released);
    this.equal(of("tranches"), sum(row.tranches as Row[], "amount"), row.approved);
    this.equal(of("returned"), big(row.originalAmount) - big(row.amount), row.returned);
  }

  /** As the schema tells how to compute it. */
  private vested(row: Row): bigint {
    if (row.milestone) return big(row.approved);
    if (this.now < big(row.cliff)) return 0n;
    const [start, end, amount] = [big(row.start), big(row.end), big(row.originalAmount)];
    const vested = this.now >= end ? amount : (amount * (this.now - start)) / (end - start);
    return smaller(vested, big(row.amount));
  }

  async airdrop(): Promise<void> {
    const rounds = await this.rows(
      "airdropRounds",
      "root total claimed returned left start vestedAt deadline claimCount recipientCount",
    );
    const claims = await this.rows("airdropClaims", "round { id } account { id } amount claimed");
    this.equal("rounds", rounds.length, await this.read("MerkleAirdrop", "roundCount"));
    const duration = await this.read<bigint>("MerkleAirdrop", "VESTING_DURATION");
    for (const row of rounds) {
      const of = (what: string) => `round ${row.id}: ${what}`;
      const round = await this.read<Row>("MerkleAirdrop", "roundOf", row.id);
      for (const name of ["root", "total", "start", "deadline"]) this.equal(of(name), row[name], round[name]);
      this.equal(of("claimed"), big(row.claimed) + big(row.returned), round.claimed);
      this.equal(of("vestedAt"), row.vestedAt, big(row.start) + duration);
      const own = claims.filter((claim) => id(claim.round) === row.id);
      const accounts = [...new Set(own.map((claim) => String(id(claim.account))))];
      this.equal(of("claims"), sum(own, "amount"), row.claimed);
      this.equal(of("claimCount"), own.length, row.claimCount);
      this.equal(of("recipientCount"), accounts.length, row.recipientCount);
      for (const account of accounts) {
        const paid = own.filter((claim) => id(claim.account) === account);
        const onChain = await this.read("MerkleAirdrop", "claimedOf", row.id, account);
        this.equal(of(`paid to ${account}`), sum(paid, "amount"), onChain);
        this.equal(
          of(`last paid to ${account}`),
          paid.some((claim) => big(claim.claimed) === onChain),
          true,
        );
      }
    }
    const held = await this.read("CRBN", "balanceOf", protocol.address("MerkleAirdrop"));
    this.equal("held by the airdrop", sum(rounds, "left"), held);
  }

  async positions(): Promise<void> {
    const rows = await this.rows(
      "stakePositions",
      `owner { id } number open tier amount start unlock apyBps reward lockPaid carried promised rewardsPaid feesTaken
       events(first: 50) { change } rewards(first: 50) { net fee gross }`,
    );
    for (const row of rows) {
      const of = (what: string) => `position ${row.id}: ${what}`;
      const position = await this.read<Row>("StakedCRBN", "positionOf", row.id);
      for (const name of ["amount", "apyBps", "reward", "promised"]) this.equal(of(name), row[name], position[name]);
      this.equal(of("tier"), row.open ? row.tier : "None", TIERS[Number(position.tier)]);
      if (row.open) for (const name of ["start", "unlock"]) this.equal(of(name), row[name], position[name]);
      this.equal(of("owner"), id(row.owner), lower(position.owner));
      this.equal(of("accrued"), this.accrued(row), position.accrued);
      this.equal(of("changes"), sum(row.events as Row[], "change"), position.amount);
      const rewards = row.rewards as Row[];
      this.equal(of("rewards"), sum(rewards, "net"), row.rewardsPaid);
      this.equal(of("fees"), sum(rewards, "fee"), row.feesTaken);
      for (const { gross, net, fee } of rewards) {
        this.equal(of("split"), [net, fee], await this.read("StakedCRBN", "splitReward", gross));
      }
    }
    await this.totals(rows);
  }

  /** As the schema tells how to compute it. */
  private accrued(row: Row): bigint {
    const until = smaller(this.now, big(row.unlock));
    const inLock = (big(row.amount) * big(row.apyBps) * (until - big(row.start))) / (10_000n * YEAR);
    return inLock - big(row.lockPaid) + big(row.carried);
  }

  private async totals(positions: Row[]): Promise<void> {
    const fields = "tier terms { minimum lock apyBps } positionCount staked promised rewardsPaid feesTaken";
    const totals = await this.rows("stakingTotals_collection", fields);
    this.equal("totals", totals.length, TIERS.length);
    for (const row of totals) {
      const of = (what: string) => `totals ${row.id}: ${what}`;
      const own = positions.filter(({ open, tier }) => open && (row.tier === null || tier === row.tier));
      this.equal(of("positions"), row.positionCount, own.length);
      this.equal(of("staked"), row.staked, sum(own, "amount"));
      this.equal(of("promised"), row.promised, sum(own, "promised"));
      if (row.tier === null) continue;
      const tier = TIERS.indexOf(String(row.tier));
      const terms = await this.read<Row>("StakedCRBN", "tierTerms", tier);
      for (const name of ["minimum", "lock", "apyBps"]) this.equal(of(name), (row.terms as Row)[name], terms[name]);
    }
    const all = totals.find((row) => row.tier === null) as Row;
    const feesDue = await this.read<bigint>("StakedCRBN", "feesDue");
    this.equal("all staked", all.staked, await this.read("StakedCRBN", "totalSupply"));
    this.equal("all promised", big(all.promised) + feesDue, await this.read("StakedCRBN", "promised"));
    this.equal("all rewards", all.rewardsPaid, sum(positions, "rewardsPaid"));
    this.equal("all fees", all.feesTaken, sum(positions, "feesTaken"));
  }

  async stakers(): Promise<void> {
    const until = ["bronzeUntil", "silverUntil", "goldUntil", "platinumUntil"];
    const rows = await this.rows(
      "stakers",
      `staked positionCount openPositionCount delegate { id } ${until.join(" ")}`,
    );
    for (const row of rows) {
      const of = (what: string) => `staker ${row.id}: ${what}`;
      const held = until.map((name) => big(row[name]) > this.now);
      this.equal(of("staked"), row.staked, await this.read("StakedCRBN", "balanceOf", row.id));
      this.equal(of("positions"), row.positionCount, await this.read("StakedCRBN", "positionCount", row.id));
      const list = await this.read<Row[]>("StakedCRBN", "positionsOf", row.id, 0, 1_000);
      this.equal(of("open positions"), row.openPositionCount, list.filter(({ amount }) => amount !== 0n).length);
      this.equal(of("delegate"), id(row.delegate), lower(await this.read("StakedCRBN", "delegates", row.id)));
      this.equal(of("tier"), held.lastIndexOf(true) + 1, await this.read("StakedCRBN", "tierOf", row.id));
      for (const [index, name] of until.entries()) {
        this.equal(of(name), row[name], await this.read("StakedCRBN", "heldUntil", row.id, index + 1));
      }
    }
  }

  /** Every delegate's votes are the chain's, now and after every change, and those of its delegators. */
  async votes(): Promise<void> {
    const rows = await this.rows("delegates", "votes delegatorCount snapshotCount delegators(first: 50) { staked }");
    const snapshots = await this.rows("votingPowerSnapshots", "delegate { id } previousVotes votes sortKey timestamp");
    for (const row of rows) {
      const of = (what: string) => `delegate ${row.id}: ${what}`;
      this.equal(of("votes"), row.votes, await this.read("StakedCRBN", "getVotes", row.id));
      this.equal(of("delegators' stakes"), sum(row.delegators as Row[], "staked"), row.votes);
      this.equal(of("delegators"), (row.delegators as Row[]).length, row.delegatorCount);
      const own = snapshots.filter((snapshot) => id(snapshot.delegate) === row.id);
      own.sort((a, b) => (big(a.sortKey) < big(b.sortKey) ? -1 : 1));
      this.equal(of("snapshots"), own.length, row.snapshotCount);
      for (const [index, { timestamp, previousVotes }] of own.entries()) {
        this.equal(of(`before change ${index}`), previousVotes, own[index - 1]?.votes ?? 0);
        if (big(timestamp) >= this.now) continue;
        const last = own.filter((snapshot) => big(snapshot.timestamp) <= big(timestamp)).at(-1);
        const counted = await this.read("StakedCRBN", "getPastVotes", row.id, timestamp);
        this.equal(of(`votes at ${timestamp}`), last?.votes, counted);
      }
    }
    this.equal("all votes", sum(rows, "votes"), await this.read("StakedCRBN", "totalSupply"));
  }

  async reserve(): Promise<void> {
    const [row] = (await this.rows(
      "reserveStates",
      "balance promised feesDue available covered received rewardsPaid feesPaid reclaimed",
    )) as [Row];
    this.equal(
      "reserve: balance",
      row.balance,
      await this.read("CRBN", "balanceOf", protocol.address("RewardReserve")),
    );
    this.equal("reserve: promised", row.promised, await this.read("StakedCRBN", "promised"));
    this.equal("reserve: feesDue", row.feesDue, await this.read("StakedCRBN", "feesDue"));
    this.equal("reserve: available", row.available, await this.read("RewardReserve", "available"));
    this.equal("reserve: covered", row.covered, true);
    const gone = big(row.rewardsPaid) + big(row.feesPaid) + big(row.reclaimed);
    this.equal("reserve: identity", gone + big(row.balance), row.received);
    const movements = await this.rows("reserveMovements", "direction amount");
    const of = (direction: string) => movements.filter((movement) => movement.direction === direction);
    this.equal("reserve: movements in", sum(of("In"), "amount"), row.received);
    this.equal("reserve: movements out", sum(of("Out"), "amount"), gone);
    this.equal("reserve: fee payments", sum(await this.rows("feePayments", "amount"), "amount"), row.feesPaid);
  }

  async discounts(): Promise<void> {
    const [row] = await this.rows("protocols", "discounts grantCount roundCount positionCount");
    for (const tier of [BRONZE, SILVER, GOLD, PLATINUM]) {
      const onChain = await this.read("CreditMarket", "discountOf", tier);
      this.equal(`discount of tier ${tier}`, (row?.discounts as number[] | undefined)?.[tier - 1], onChain);
    }
    this.equal("grants", row?.grantCount, this.counted.vestingGrants);
    this.equal("rounds", row?.roundCount, this.counted.airdropRounds);
    this.equal("positions", row?.positionCount, this.counted.stakePositions);
  }

  private async rows(entity: string, fields: string): Promise<Row[]> {
    const rows = await allRows(stack.urls.subgraph, entity, fields, this.block);
    this.counted[entity] = rows.length;
    return rows;
  }

  private read<T = unknown>(contract: string, name: string, ...args: unknown[]): Promise<T> {
    return protocol.read<T>(contract, name, args, BigInt(this.block.number));
  }

  private equal(what: string, indexed: unknown, onChain: unknown): void {
    if (String(indexed) === String(onChain)) return;
    this.differences.push(`${what}: the subgraph says ${String(indexed)}, the chain says ${String(onChain)}`);
  }
}

/** Waits for the index and compares everything; answers with how much there was. */
async function expectEqual(): Promise<Record<string, number>> {
  await stack.synced();
  const block = await indexedBlock(stack.urls.subgraph);
  const { timestamp } = await protocol.client.getBlock({ blockNumber: BigInt(block.number) });
  const comparison = new TokenComparison(block, timestamp);
  await comparison.supply();
  await comparison.vesting();
  await comparison.airdrop();
  await comparison.positions();
  await comparison.stakers();
  await comparison.votes();
  await comparison.reserve();
  await comparison.discounts();
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
  expect(counted.vestingGrants).toBe(4);
  const { reserveState } = await query<{ reserveState: Row }>(`{ reserveState(id: "reserve") { received funded } }`);
  // The genesis milestone's release pays the reserve by a plain transfer.
  expect(reserveState).toEqual({ received: String(crbn("20000000")), funded: "0" });
});

test("the comparison notices one wei too many", async () => {
  const block = await indexedBlock(stack.urls.subgraph);
  const { timestamp } = await protocol.client.getBlock({ blockNumber: BigInt(block.number) });
  const comparison = new TokenComparison(block, timestamp + 1n);
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
  // The bucket's second grant: the first is the genesis milestone.
  const milestone = (BigInt(reserve) << 96n) | (4n << 64n) | 2n;
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
