import { type Address, getContractAddress } from "viem";
import { ALICE, NOBODY, TREASURY, transferred, VINTAGE } from "./events.ts";
import { issuedMarket } from "./market.ts";
import { addressOf, type Story, type TestEvent, timeOf } from "./story.ts";

const contract = (n: number): string => `0x${n.toString(16).padStart(40, "b")}`;
/** A pool, another one, and somebody who is none. */
export const POOL = contract(1);
export const OTHER_POOL = contract(2);
export const NO_POOL = contract(3);
/** A pool that is still to be: the factory's second creation. */
export const RESERVED = getContractAddress({ from: addressOf("PoolFactory") as Address, nonce: 2n }).toLowerCase();
export const ROUTER = addressOf("RetirementRouter");
export const DOLLAR = addressOf("USDC");
export const TOKEN = addressOf("CRBN");

const event =
  (contractName: string, name: string, address = addressOf(contractName)) =>
  (values: Record<string, unknown>): TestEvent => ({ contract: contractName, address, name, values });

// Pools

export const criteria = (fields: Record<string, unknown> = {}): Record<string, unknown> => ({
  registries: 0,
  classes: 0,
  firstYear: 0,
  lastYear: 0,
  rollingYears: 0,
  labels: 0,
  leastScores: { additionality: 0, integrity: 0, social: 0, permanence: 0 },
  countries: [],
  types: [],
  methodologies: [],
  allowed: [],
  blocked: [],
  ...fields,
});

export const criteriaAnnounced = (from: number, fields: Record<string, unknown> = {}, pool = POOL): TestEvent =>
  event("PoolFactory", "CriteriaAnnounced")({ pool, criteria: criteria(fields), from });
export const criteriaWithdrawn = (pool = POOL): TestEvent => event("PoolFactory", "CriteriaWithdrawn")({ pool });

/** What a pool of the given number takes {1e3 = 100 %}, and how much may lie in it {t}. */
export const FEES = { deposit: 2, selective: 30, automatic: 5 };
export const CAP = 1_000_000;

/**
 * What the pool itself says in the block of its creation `gnd test` 0.45 does not hand to the data source that is started there, as a
 * node on a chain does: the stack test covers it.
 */
export const poolCreated = (
  from: number,
  { pool = POOL, number = 0, name = "Carbontrace Nature", symbol = "CTN", fields = {} as Record<string, unknown> } = {},
): TestEvent[] => [
  event("PoolFactory", "PoolCreated")({ pool, number, name, symbol, fees: FEES, cap: CAP }),
  criteriaAnnounced(from, fields, pool),
];

export const feesSet = (fees: typeof FEES, pool = POOL): TestEvent => event("CreditPool", "FeesSet", pool)(fees);
export const capSet = (tonnes: number, pool = POOL): TestEvent => event("CreditPool", "CapSet", pool)({ tonnes });
export const poolPausedUntil = (until: number, pool = POOL): TestEvent =>
  event("CreditPool", "PausedUntilSet", pool)({ until });
export const poolTokensSent = (from: string, to: string, value: bigint, pool = POOL): TestEvent =>
  event("CreditPool", "Transfer", pool)({ from, to, value });

/** A market with ALICE's 100 t and a pool, which is created in block 5 by transaction 5. */
export const poolMarket = (name: string): Story => issuedMarket(name).tx(...poolCreated(timeOf(5)));

/** How much there is of what, of the market and of each part of it down to ALICE's vintage. */
export const SUPPLIES = `{ supplies { id issued circulating pooled pooledTonnes listed retired } }`;
export const supplies = (fields: Record<string, string>) => ({
  supplies: ["protocol", "registry-1", "project-1", "vintage-4097"].map((id) => ({ id, ...fields })),
});

/** Pool tokens for credits that came in; the fee is the pool's own. */
const minted = (account: string, amount: bigint, fee: bigint, pool: string): TestEvent[] => [
  poolTokensSent(NOBODY, account, amount - fee, pool),
  ...(fee > 0n ? [poolTokensSent(NOBODY, pool, fee, pool)] : []),
];

/** What is burned and what is the pool's own. */
const burned = (payer: string, amount: bigint, fee: bigint, pool: string): TestEvent[] => [
  poolTokensSent(payer, NOBODY, amount, pool),
  ...(fee > 0n ? [poolTokensSent(payer, pool, fee, pool)] : []),
];

export const poolDeposited = (
  account: string,
  amount: bigint,
  fee: bigint,
  { vintage = VINTAGE, pool = POOL } = {},
): TestEvent => event("CreditPool", "Deposited", pool)({ account, vintage, amount, fee });

/** A deposit with its movements of credits and tokens. */
export const deposited = (
  account: string,
  amount: bigint,
  fee: bigint,
  { vintage = VINTAGE, pool = POOL } = {},
): TestEvent[] => [
  poolDeposited(account, amount, fee, { vintage, pool }),
  ...minted(account, amount, fee, pool),
  transferred(account, pool, amount, vintage, pool),
];

/** The same by an ERC-1155 batch that the holder sends with data. */
export const depositedBatch = (account: string, vintages: bigint[], amounts: bigint[]): TestEvent[] => [
  event(
    "CarbonCredit",
    "TransferBatch",
  )({ operator: account, from: account, to: POOL, ids: vintages, values: amounts }),
  ...vintages.map((vintage, i) => poolDeposited(account, amounts[i] as bigint, 0n, { vintage })),
  ...minted(
    account,
    amounts.reduce((sum, amount) => sum + amount, 0n),
    0n,
    POOL,
  ),
];

interface TestRedemption {
  vintage?: bigint;
  pool?: string;
  operator?: string;
  payer?: string;
  automatic?: boolean;
}

export const poolRedeemed = (
  account: string,
  amount: bigint,
  fee: bigint,
  retired: boolean,
  { vintage = VINTAGE, pool = POOL, operator = account, automatic = false }: TestRedemption = {},
): TestEvent =>
  event(
    "CreditPool",
    "Redeemed",
    pool,
  )({ account, vintage, operator, amount, fee, kind: (automatic ? 1 : 0) + (retired ? 2 : 0) });

/** Credits that are delivered. */
export const redeemed = (account: string, amount: bigint, fee: bigint, options: TestRedemption = {}): TestEvent[] => {
  const { vintage = VINTAGE, pool = POOL } = options;
  return [
    ...burned(account, amount, fee, pool),
    poolRedeemed(account, amount, fee, false, options),
    transferred(pool, account, amount, vintage, pool),
  ];
};

/** What comes before the certificate and the retirement itself of credits that are retired out of a pool. */
export const redeemedToRetire = (
  account: string,
  amount: bigint,
  fee: bigint,
  options: TestRedemption = {},
): TestEvent[] => {
  const { vintage = VINTAGE, pool = POOL, payer = account } = options;
  return [
    ...burned(payer, amount, fee, pool),
    poolRedeemed(account, amount, fee, true, options),
    transferred(pool, NOBODY, amount, vintage, pool),
  ];
};

export const feesCollected = (amount: bigint, pool = POOL): TestEvent[] => [
  poolTokensSent(pool, TREASURY, amount, pool),
  event("CreditPool", "FeesCollected", pool)({ amount }),
];

// Market

export const ORDER = `0x${"0".repeat(63)}a`;
export const OTHER_ORDER = `0x${"0".repeat(63)}b`;

interface TestFill {
  order?: string;
  nonce?: number;
  vintage?: bigint;
  payToken?: string;
}

/** A fill of a maker's order, with the movement of the credits out of the seller's balance. */
export const marketOrderFilled = (
  side: "Sell" | "Buy",
  maker: string,
  taker: string,
  [amount, remaining]: [bigint, bigint],
  [price, commission]: [bigint, bigint],
  { order = ORDER, nonce = 7, vintage = VINTAGE, payToken = DOLLAR }: TestFill = {},
): TestEvent[] => {
  const [seller, buyer] = side === "Sell" ? [maker, taker] : [taker, maker];
  const fill = { side: side === "Sell" ? 0 : 1, vintage, payToken, nonce, amount, price, commission, remaining };
  return [
    event("CreditMarket", "OrderFilled")({ order, maker, taker, fill }),
    transferred(seller, buyer, amount, vintage, addressOf("CreditMarket")),
  ];
};

/** An order as its maker signed it. */
export const orderTerms = (fields: Record<string, unknown> = {}): Record<string, unknown> => ({
  maker: ALICE,
  taker: NOBODY,
  side: 0,
  vintage: VINTAGE,
  amount: 40n * 10n ** 18n,
  unitPrice: 10_000_000n,
  payToken: DOLLAR,
  minFill: 10n ** 18n,
  nonce: 7,
  counter: 0,
  deadline: 1_790_000_000,
  ...fields,
});

export const orderAnnounced = (terms = orderTerms(), signature = "0xabcd", order = ORDER): TestEvent =>
  event("OrderBoard", "OrderAnnounced")({ order, maker: terms.maker, vintage: terms.vintage, terms, signature });

export const orderCancelled = (maker: string, nonce: number | bigint): TestEvent =>
  event("CreditMarket", "OrderCancelled")({ maker, nonce });
export const allOrdersCancelled = (maker: string, counter: number): TestEvent =>
  event("CreditMarket", "AllOrdersCancelled")({ maker, counter });
export const listedInLots = (listing: bigint, lot: bigint): TestEvent =>
  event("CreditMarket", "ListedInLots")({ listing, lot });
export const listingPriceSet = (listing: bigint, unitPrice: bigint): TestEvent =>
  event("CreditMarket", "ListingPriceSet")({ listing, unitPrice });
export const listingExpirySet = (listing: bigint, expiry: number): TestEvent =>
  event("CreditMarket", "ListingExpirySet")({ listing, expiry });
export const referenceSet = (vintage: bigint, payToken: string, unitPrice: number, bandBps: number): TestEvent =>
  event("CreditMarket", "ReferenceSet")({ vintage, payToken, unitPrice, bandBps });
export const classReferenceSet = (
  projectClass: number,
  payToken: string,
  unitPrice: number,
  bandBps: number,
): TestEvent => event("CreditMarket", "ClassReferenceSet")({ class_: projectClass, payToken, unitPrice, bandBps });

// Router

export const SOURCES = ["Listings", "Orders", "Pool", "PoolQueue"] as const;

export const carbonRetired = (
  payer: string,
  certificate: number,
  tonnes: bigint,
  paid: bigint,
  { account = payer, source = "Listings" as (typeof SOURCES)[number], pool = NOBODY, payToken = DOLLAR } = {},
): TestEvent =>
  event(
    "RetirementRouter",
    "CarbonRetired",
  )({ payer, account, certificate, kind: SOURCES.indexOf(source), pool, tonnes, payToken, paid });

// Uniswap

export const PAIR = contract(11);
export const OTHER_PAIR = contract(12);
export const STRANGE_PAIR = contract(13);

export const pairCreated = (token0: string, token1: string, pair = PAIR): TestEvent =>
  event("UniswapV2Factory", "PairCreated")({ token0, token1, pair, param3: 1 });
export const synced = (reserve0: bigint, reserve1: bigint, pair = PAIR): TestEvent =>
  event("UniswapV2Pair", "Sync", pair)({ reserve0, reserve1 });
export const swapped = (
  [amount0In, amount1In]: [bigint, bigint],
  [amount0Out, amount1Out]: [bigint, bigint],
  { sender = NO_POOL, to = ALICE, pair = PAIR } = {},
): TestEvent => event("UniswapV2Pair", "Swap", pair)({ sender, amount0In, amount1In, amount0Out, amount1Out, to });

// Mining

const mining = (name: string) => event("LiquidityMining", name);
export const farmAdded = (farm: string, weight: number): TestEvent => mining("FarmAdded")({ farm, weight });
export const weightSet = (farm: string, weight: number): TestEvent => mining("WeightSet")({ farm, weight });
export const activeWeightSet = (weight: number, clock: number, emitted: bigint): TestEvent =>
  mining("ActiveWeightSet")({ weight, clock, emitted });
export const scheduleStarted = (
  epochs: { duration: number; emission: bigint }[],
  clock: number,
  emitted: bigint,
): TestEvent =>
  mining("ScheduleStarted")({
    epochs,
    clock,
    emitted,
    total: epochs.reduce((sum, epoch) => sum + epoch.emission, 0n),
  });
export const farmDeposited = (account: string, farm: string, amount: bigint): TestEvent =>
  mining("Deposited")({ account, farm, amount });
export const farmWithdrawn = (account: string, farm: string, amount: bigint): TestEvent =>
  mining("Withdrawn")({ account, farm, amount });
export const farmRewardPaid = (account: string, farm: string, amount: bigint): TestEvent =>
  mining("RewardPaid")({ account, farm, amount });
export const miningReclaimed = (token: string, amount: bigint): TestEvent =>
  mining("Reclaimed")({ token, to: TREASURY, amount });
