import type { Address } from "viem";
import { carbonCreditAbi, creditMetadataAbi } from "../../src/generated/contracts.ts";
import { creditPoolAbi, poolFactoryAbi } from "../../src/generated/liquidity.ts";
import { provenanceAbi } from "../../src/generated/provenance.ts";
import { HOLDER, holderIn } from "./holder.ts";
import { answerAt, answerCall, logAt, type World } from "./indexer.ts";

const T = 10n ** 18n;
/** A pool. */
export const POOL: Address = "0x7070707070707070707070707070707070707070";
const NOBODY: Address = "0x0000000000000000000000000000000000000000";
/** A pool's contract. */
export const pool = { address: POOL, abi: creditPoolAbi } as const;

/** Criteria that ask for nothing. */
export const OPEN = {
  registries: 0n,
  classes: 0,
  firstYear: 0,
  lastYear: 0,
  rollingYears: 0,
  labels: 0n,
  leastScores: { additionality: 0, integrity: 0, social: 0, permanence: 0 },
  countries: [] as `0x${string}`[],
  types: [] as string[],
  methodologies: [] as string[],
  allowed: [] as number[],
  blocked: [] as number[],
};

/** What a pool of tests holds: two vintages, 12 t together. */
export const HOLDINGS = [
  { vintage: 4097, amount: 10n * T, suspended: false, eligible: true },
  { vintage: 4098, amount: 2n * T, suspended: true, eligible: false },
];

/** A pool with 12 t of two vintages, all of whose tokens one account holds, and what that account holds besides: 12 t of 4097. */
export function poolIn(world: World): void {
  holderIn(world);
  answerCall(world, provenanceAbi, "soundOf", [100n * T, 0n]);
  answerCall(world, creditMetadataAbi, "labelsOf", []);
  answerCall(world, carbonCreditAbi, "isPoolable", true);
  answerCall(world, carbonCreditAbi, "isTradable", true);
  answerCall(world, poolFactoryAbi, "poolCount", 1n);
  answerCall(world, poolFactoryAbi, "poolAt", POOL);
  answerCall(world, poolFactoryAbi, "isPool", true);
  answerCall(world, poolFactoryAbi, "criteriaOf", [OPEN, OPEN, 0n]);
  const told: [string, unknown][] = [
    ["name", "Carbontrace Nature"],
    ["symbol", "CTN"],
    ["totalSupply", 12n * T],
    ["cap", 1_000n],
    ["getRemaining", 988n * T],
    ["fees", { deposit: 2, selective: 30, automatic: 5 }],
    ["feesDue", 0n],
    ["pausedUntil", 0n],
    ["holdingCount", 2n],
    ["backing", [HOLDINGS, 0]],
    ["balanceOf", 12n * T],
    ["checkEligible", 0],
    ["maxRedeemable", [11n * T, T]],
  ];
  for (const [functionName, result] of told) answerAt(world, pool, functionName, result);
  answerCall(world, carbonCreditAbi, "balanceOfBatch", [10n * T, 2n * T]);
  world.logs = [
    ...world.logs,
    logAt(8n, creditPoolAbi, "Transfer", { from: NOBODY, to: HOLDER, value: 12n * T }),
    logAt(8n, creditPoolAbi, "Deposited", { account: HOLDER, vintage: 4097, amount: 12n * T, fee: 2n * 10n ** 16n }),
  ];
}
