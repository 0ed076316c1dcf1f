import { type Draft, FIXED_AUTHORITY, governed, managed, type Source, TREASURY } from "./source.ts";

/** What creates pools and farms; deposits can be stopped. */
const PAUSABLE: Draft[] = [
  {
    contract: "PoolFactory",
    abis: ["IPoolFactory"],
    mapping: "poolFactory",
    events: ["PoolCreated", "CriteriaAnnounced", "CriteriaWithdrawn"],
    ignored: {},
    entities: ["Pool", "PoolHolding", "PoolTerms", "PoolCriteria", "Holding", "Supply", "AuditEvent"],
  },
  {
    contract: "LiquidityMining",
    abis: ["ILiquidityMining"],
    mapping: "liquidityMining",
    events: [
      "FarmAdded",
      "WeightSet",
      "ActiveWeightSet",
      "ScheduleStarted",
      "Deposited",
      "Withdrawn",
      "RewardPaid",
      "Reclaimed",
    ],
    ignored: {},
    entities: ["Farm", "FarmPosition", "FarmReward", "MiningState", "MiningPeriod", ...TREASURY, "AuditEvent"],
  },
];

const ROUTER: Draft = {
  contract: "RetirementRouter",
  abis: ["IRetirementRouter", "Signed"],
  mapping: "retirementRouter",
  events: ["CarbonRetired", "NonceCancelled"],
  ignored: { EIP712DomainChanged: "never emitted" },
  entities: ["RouterRetirement", "AuditEvent"],
};

/** Nobody can upgrade it: it keeps nothing. */
const BOARD: Source = {
  name: "OrderBoard",
  contract: "OrderBoard",
  abis: ["IOrderBoard"],
  mapping: "orderBoard",
  events: ["OrderAnnounced"],
  ignored: {},
  entities: ["OrderAnnouncement", "OrderMaker", "AuditEvent"],
};

/** The one code of all pools. */
const BEACON: Source = {
  name: "PoolBeacon",
  contract: "PoolBeacon",
  abis: ["PoolBeacon"],
  mapping: "poolBeacon",
  events: ["Upgraded"],
  ignored: { AuthorityUpdated: FIXED_AUTHORITY },
  entities: ["ManagedContract", "AuditEvent"],
};

/** Uniswap's own: anybody makes pairs there, and only those that concern the market are followed. */
const UNISWAP: Source = {
  name: "UniswapV2Factory",
  contract: "UniswapV2Factory",
  abis: ["UniswapV2Factory"],
  mapping: "uniswapV2Factory",
  events: ["PairCreated"],
  ignored: {},
  entities: ["Pair"],
};

/** Pools, what trades them and pays for liquidity, and the router that retires out of all of it. */
export const LIQUIDITY_SOURCES: Source[] = [...PAUSABLE.map(managed), governed(ROUTER), BEACON, BOARD, UNISWAP];

/** Contracts that other contracts make: followed from the event that tells of them. */
export const LIQUIDITY_TEMPLATES: Source[] = [
  {
    name: "CreditPool",
    contract: "CreditPool",
    abis: ["ICreditPool"],
    mapping: "creditPool",
    events: ["Deposited", "Redeemed", "FeesCollected", "FeesSet", "CapSet", "PausedUntilSet", "Transfer"],
    ignored: {
      Approval: "an approval moves nothing; wallets read it from the chain",
      Initialized: "PoolCreated says it",
      EIP712DomainChanged: "never emitted",
    },
    entities: ["Pool", "PoolDeposit", "PoolRedemption", "PoolTerms", "PoolBalance", ...TREASURY, "AuditEvent"],
  },
  {
    name: "UniswapV2Pair",
    contract: "UniswapV2Pair",
    abis: ["UniswapV2Pair"],
    mapping: "uniswapV2Pair",
    events: ["Sync", "Swap"],
    ignored: {
      Mint: "Sync tells the reserves",
      Burn: "Sync tells the reserves",
      Transfer: "who holds a pair's tokens is read from the chain; what is staked in a farm its own events tell",
      Approval: "an approval moves nothing",
    },
    entities: ["Pair", "Swap"],
  },
];
