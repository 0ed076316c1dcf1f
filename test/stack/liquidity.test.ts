/** Pools, signed orders, price references, pairs and farms on the real stack: after each step the subgraph says what the chain says. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Address, type Hex, keccak256, maxUint256 } from "viem";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testAccount } from "../../script/chain/keys.ts";
import { networkOf } from "../../script/chain/networks.ts";
import { Protocol } from "../../script/chain/protocol.ts";
import { rpc } from "../../script/dev/rpc.ts";
import { type Stack, startStack } from "../../script/dev/stack.ts";
import { argumentsOf, asDao, proposeAsDao, travelTo, voteAndQueue } from "./dao.ts";
import { numbers } from "./numbers.ts";
import { compareChainAndSubgraph } from "./subgraph/compare.ts";
import { MiningComparison } from "./subgraph/compare-mining.ts";
import { OrderComparison } from "./subgraph/compare-orders.ts";
import { PoolComparison } from "./subgraph/compare-pools.ts";
import { lower } from "./subgraph/comparison.ts";
import { ask, type Row } from "./subgraph/index-snapshot.ts";
import { ACTIONS, type Ground, shuffle } from "./subgraph/liquidity-actions.ts";
import { type Offer, Provider } from "./subgraph/liquidity-actor.ts";
import { mineEach, mineTogether } from "./subgraph/market-actor.ts";
import { expectLiquidityAnswers } from "./subgraph/questions.ts";

const TONNE = 10n ** 18n;
const SEED = 20_261_122;
const [NATURE, THOUSAND] = [1, 1] as const;
/** Accounts that the seed gives credits, or none. */
const [FIRST, LAST, STRANGER] = [1, 9, 15] as const;
/** Criteria that ask for nothing. */
const ANYTHING = {
  ...{ registries: 0n, classes: 0, firstYear: 0, lastYear: 0, rollingYears: 0, labels: 0n },
  leastScores: { additionality: 0, integrity: 0, social: 0, permanence: 0 },
  ...{ countries: [], types: [], methodologies: [], allowed: [], blocked: [] },
};
const FEES = { deposit: 2, selective: 30, automatic: 5 };
const dataDir = mkdtempSync(join(tmpdir(), "carbontrace-liquidity-"));
const random = numbers(SEED);
const offers: Offer[] = [];
let stack: Stack;
let protocol: Protocol;
let grounds: Ground[];
let trader: Provider;

beforeAll(async () => {
  stack = await startStack({ dataDir, deploymentsDir: join(dataDir, "deployments"), ports: "free" });
  protocol = await Protocol.connect(networkOf("local", stack.env), stack.env);
  trader = new Provider(protocol, testAccount(STRANGER));
  await trader.prepare(["CTN", "CTR"]);
}, 600_000);

afterAll(async () => {
  await stack?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const query = <T = Row>(text: string, variables: Row = {}) => ask<T>(stack.urls.subgraph, text, variables);

/** Waits for the index and compares pools, orders, pairs and farms, and the credits that lie in them. */
async function expectEqual(): Promise<Record<string, number>> {
  await stack.synced();
  const url = stack.urls.subgraph;
  const signed = offers.map(({ order }) => order);
  const comparisons = [
    await PoolComparison.run(protocol, url),
    await OrderComparison.run(protocol, url, signed),
    await MiningComparison.run(protocol, url),
  ];
  expect(comparisons.flatMap(({ differences }) => differences)).toEqual([]);
  return Object.assign({}, ...comparisons.map(({ counted }) => counted));
}

/** Someone who holds much of a vintage that the pool takes, with tokens of the pool, shares of its pair, and a stake. */
async function groundOf(symbol: string): Promise<Ground> {
  const signers = Array.from({ length: LAST - FIRST + 1 }, (_, n) => testAccount(FIRST + n));
  const { holdings } = await query<{ holdings: { account: { id: string }; vintage: { id: string } }[] }>(
    `query ($accounts: [String!]) {
       holdings(first: 200, orderBy: amount, orderDirection: desc,
         where: { account_in: $accounts, amount_gte: "${100n * TONNE}" }) { account { id } vintage { id } } }`,
    { accounts: signers.map(({ address }) => lower(address)) },
  );
  const pool = `Pool.${symbol}`;
  for (const { account, vintage } of holdings) {
    const number = Number(vintage.id);
    if ((await protocol.read<number>(pool, "checkEligible", [number])) !== 0) continue;
    const signer = signers.find(({ address }) => lower(address) === account.id);
    const provider = new Provider(protocol, signer as (typeof signers)[number]);
    await provider.prepare([symbol]);
    await provider.deposit(pool, number, 60n * TONNE);
    await provider.addLiquidity(pool, 10n * TONNE, 1_000n * 10n ** 6n);
    const shares = await provider.balance(`Pair.${symbol}`);
    await provider.send("LiquidityMining", "deposit", provider.at(`Pair.${symbol}`), shares / 2n);
    return { symbol, vintage: number, provider, trader, offers, random, url: stack.urls.rpc };
  }
  throw new Error(`The seed left nobody with 100 t for ${symbol}.`);
}

test("the seeded market: GraphQL equals chain", async () => {
  const counted = await expectEqual();
  expect(counted).toMatchObject({ pools: 3, farms: 4, pairs: 4, miningPeriods: 24, orderAnnouncements: 2 });
  for (const entity of ["poolDeposits", "poolRedemptions", "orderFills", "farmPositions", "swaps", "routerRetirements"])
    expect(counted[entity], entity).toBeGreaterThan(0);
});

test("the questions about pools, the book and mining are within the server's limits and have answers", async () => {
  await expectLiquidityAnswers(stack.urls.subgraph);
});

test("the comparisons notice one unit too many", async () => {
  const { client } = protocol;
  const wrong = Object.create(protocol, {
    client: {
      value: Object.create(client, {
        readContract: {
          value: async (call: Parameters<typeof client.readContract>[0]) => {
            const answer = await client.readContract(call);
            if (call.functionName === "totalSupply") return (answer as bigint) + 1n;
            if (call.functionName !== "getReserves") return answer;
            const [first, ...rest] = answer as readonly bigint[];
            return [(first ?? 0n) + 1n, ...rest];
          },
        },
      }),
    },
    read: {
      value: async (contract: string, name: string, args: unknown[], at: bigint) => {
        const answer = await protocol.read(contract, name, args, at);
        if (name !== "orderStatus") return answer;
        const [status, remaining] = answer as [number, bigint];
        return [status, remaining + 1n];
      },
    },
  }) as Protocol;
  const url = stack.urls.subgraph;
  for (const { differences } of [await PoolComparison.run(wrong, url), await MiningComparison.run(wrong, url)])
    expect(differences.length).toBeGreaterThanOrEqual(3);
  const { differences } = await OrderComparison.run(wrong, url);
  expect(differences).toHaveLength(2);
  expect(differences[0]).toMatch(/^order 0x\w{64}: remaining: the subgraph says \d+, the chain says \d+$/);
});

test("whatever is done in whatever order: GraphQL equals chain", async () => {
  grounds = [await groundOf("CTN"), await groundOf("CTR")];
  await expectEqual();
  // Each once, then each again.
  const names = Object.keys(ACTIONS);
  for (let round = 0; round < 2; round += 1) {
    expect(await shuffle(grounds, 1, random)).toHaveLength(names.length);
    await expectEqual();
  }
  const { differences } = await compareChainAndSubgraph(protocol, stack.urls.subgraph);
  expect(differences).toEqual([]);
  const counted = await expectEqual();
  expect(counted.orders).toBeGreaterThan(10);
  expect(counted.farmRewards).toBeGreaterThanOrEqual(2);
}, 300_000);

test("listings in lots, edited, bought", async () => {
  const { provider, vintage } = grounds[0] as Ground;
  const { timestamp } = await protocol.client.getBlock();
  const terms = { vintage, payToken: provider.at("TestUSDC"), minFill: 0n, expiry: Number(timestamp) + 86_400 };
  const { holdings } = await query<{ holdings: { vintage: { id: string } }[] }>(
    `query ($account: String!) {
       holdings(first: 1, where: { account: $account, amount_gte: "${3_000n * TONNE}", project_: { status: Listed } }) {
         vintage { id } } }`,
    { account: lower(provider.address) },
  );
  const much = Number(holdings[0]?.vintage.id);
  const receipt = await provider.send("CreditMarket", "listMany", [
    { ...terms, vintage: much, amount: 2_000n * TONNE, unitPrice: 1n, lot: THOUSAND },
    { ...terms, amount: TONNE, unitPrice: 5_000_000n, lot: 0 },
  ]);
  const [lots, plain] = protocol
    .eventsIn<{ listing: bigint }>(receipt, "CreditMarket", "Listed")
    .map(({ args }) => args.listing) as [bigint, bigint];
  await provider.send("CreditMarket", "setPrice", plain, 4_000_000n);
  await provider.send("CreditMarket", "setExpiry", lots, Number(timestamp) + 2 * 86_400);
  const fills = [
    { listing: plain, amount: TONNE / 4n },
    { listing: lots, amount: 1_000n * TONNE },
  ];
  await trader.send("CreditMarket", "buyMany", fills, terms.payToken, maxUint256, maxUint256);
  await stack.synced();
  const { differences } = await compareChainAndSubgraph(protocol, stack.urls.subgraph);
  expect(differences).toEqual([]);
  const { listing } = await query<{ listing: Row }>(`{ listing(id: "${lots}") { lot minFill remaining status } }`);
  expect(listing).toMatchObject({ lot: String(1_000n * TONNE), remaining: String(1_000n * TONNE), status: "Active" });
});

test("a pool of a vote: deposited in, in the block that creates it; its pair's first reserves; references, fees, farms", async () => {
  const { provider, vintage } = grounds[0] as Ground;
  const usdc = provider.at("TestUSDC");
  const reserved = await protocol.read<Address[]>("PoolFactory", "reserved", []);
  const pool = reserved[Number(await protocol.read<bigint>("PoolFactory", "poolCount", []))] as Address;
  // Where the pool will be is known: anybody may make its pair before it.
  await provider.send("UniswapV2Factory", "createPair", pool, provider.at("CRBN"));
  const proposal = await proposeAsDao(protocol, [
    { contract: "PoolFactory", functionName: "createPool", args: ["Anything", "ANY", ANYTHING, FEES, 1_000] },
    { contract: "PoolFactory", functionName: "setFees", args: [provider.at("Pool.CTN"), { ...FEES, deposit: 7 }] },
    { contract: "PoolFactory", functionName: "setCap", args: [provider.at("Pool.CTI"), 7] },
    { contract: "PoolFactory", functionName: "announceCriteria", args: [provider.at("Pool.CTI"), ANYTHING] },
    { contract: "CreditMarket", functionName: "setReference", args: [vintage, usdc, 3_333_333n, 500n] },
    { contract: "CreditMarket", functionName: "setClassReference", args: [NATURE, usdc, 4_000_001n, 9_999n] },
    { contract: "LiquidityMining", functionName: "setWeight", args: [provider.at("Pair.CTR"), 7n] },
    { contract: "LiquidityMining", functionName: "addFarm", args: [provider.at("WETH"), 3n] },
  ]);
  await voteAndQueue(protocol, proposal);
  await travelTo(protocol, await protocol.read<bigint>("CarbontraceGovernor", "proposalEta", [proposal.id]));

  // Nobody knows the pool yet: the two calls are not simulated, and the second pays less so that it comes second.
  (protocol.deployment.addresses as Map<string, Address>).set("Pool.ANY", pool);
  const voter = new Provider(protocol, testAccount(0));
  const execute = await voter.signBlindly("CarbontraceGovernor", "execute", argumentsOf(proposal), 2n);
  const deposit = await provider.signBlindly("Pool.ANY", "deposit", [vintage, 3n * TONNE, 0n, maxUint256], 1n);
  await mineTogether(stack.urls.rpc, [execute, deposit]);
  for (const hash of [execute, deposit].map((transaction) => keccak256(transaction)))
    expect((await protocol.client.waitForTransactionReceipt({ hash })).status).toBe("success");
  await expectEqual();
  const { pool: told } = await query<{ pool: Row }>(
    `{ pool(id: "${lower(pool)}") { createdAt deposits { timestamp } backed supply criteria { words } } }`,
  );
  expect(told).toMatchObject({ backed: true, supply: String(3n * TONNE), deposits: [{ timestamp: told.createdAt }] });

  // Whoever adds liquidity first makes the pair: its first reserves are in the same transaction.
  await provider.allow("Pool.ANY", "UniswapV2Router");
  await provider.addLiquidity("Pool.ANY", TONNE, 10n ** 7n);
  await expectEqual();
  const { ahead, pairs } = await query<{ ahead: Row[]; pairs: Row[] }>(
    `{ ahead: pairs(where: { pool: "${lower(pool)}", quote: "${lower(provider.at("CRBN"))}" }) { baseReserve base }
       pairs(where: { pool: "${lower(pool)}", quote: "${lower(usdc)}" }) { baseReserve quoteReserve price createdAt updatedAt } }`,
  );
  expect(ahead).toEqual([{ baseReserve: "0", base: lower(pool) }]);
  expect(pairs).toEqual([
    expect.objectContaining({ baseReserve: String(TONNE), quoteReserve: String(10n ** 7n), price: String(10n ** 7n) }),
  ]);
  await provider.swap(pool, usdc, TONNE / 10n);
  await expectEqual();
}, 300_000);

test("criteria that were announced hold by their date; references end", async () => {
  const { timestamp } = await protocol.client.getBlock();
  const usdc = trader.at("TestUSDC");
  const args = [(grounds[0] as Ground).vintage, usdc, 0n, 0n];
  await asDao(protocol, [{ contract: "CreditMarket", functionName: "setReference", args }]);
  // The vote and the Timelock took more than the seven days of notice.
  expect((await protocol.client.getBlock()).timestamp - timestamp).toBeGreaterThan(7n * 86_400n);
  await expectEqual();
  const { priceReferences } = await query<{ priceReferences: Row[] }>(
    "{ priceReferences(orderBy: id) { active changes { unitPrice } } }",
  );
  expect(priceReferences).toEqual([
    { active: true, changes: [{ unitPrice: "4000001" }] },
    { active: false, changes: expect.arrayContaining([{ unitPrice: "3333333" }, { unitPrice: "0" }]) },
  ]);
}, 300_000);

test("a reorganisation that undoes a deposit, a fill and a stake leaves the index as the chain", async () => {
  const { provider, vintage, symbol } = grounds[1] as Ground;
  const offer = await provider.offer(0, vintage, TONNE, 77_777n);
  offers.push(offer);
  const shares = await provider.balance(`Pair.${symbol}`);
  const farm = provider.at(`Pair.${symbol}`);
  const deposit = await provider.sign(`Pool.${symbol}`, "deposit", [vintage, TONNE, 0n, maxUint256]);
  const stake = await provider.sign("LiquidityMining", "deposit", [farm, shares / 10n], 1);
  const terms = [offer.order, offer.signature, TONNE / 3n, maxUint256, maxUint256];
  const fill = await trader.sign("CreditMarket", "fillOrder", terms);
  const sent: Hex[] = [deposit, fill, stake];
  const told = async () => {
    await expectEqual();
    const { poolDeposits, orderFills, auditEvents, order } = await query<Record<string, Row[]> & { order: Row | null }>(
      `query ($transactions: [String!], $hashes: [Bytes!], $order: ID!) {
         poolDeposits(where: { transaction_in: $transactions }) { id amount }
         orderFills(where: { transaction_in: $transactions }) { id amount }
         auditEvents(where: { transaction_in: $hashes }, orderBy: id) { id kind }
         order(id: $order) { filled } }`,
      {
        transactions: sent.map((transaction) => keccak256(transaction)),
        hashes: sent.map((transaction) => keccak256(transaction)),
        order: lower(await protocol.read("CreditMarket", "hashOrder", [offer.order])),
      },
    );
    return { poolDeposits, orderFills, auditEvents, order };
  };
  await mineEach(protocol, sent);
  const before = await told();
  expect(before).toMatchObject({ poolDeposits: [{}], orderFills: [{}], order: { filled: String(TONNE / 3n) } });

  await rpc(stack.urls.rpc, "anvil_reorg", [3, []]);
  await rpc(stack.urls.rpc, "anvil_mine", ["0x1"]);
  expect(await told()).toEqual({ poolDeposits: [], orderFills: [], auditEvents: [], order: null });

  // They come again, all in one block, and are what they were.
  await mineTogether(stack.urls.rpc, sent);
  expect(await told()).toEqual(before);
});
