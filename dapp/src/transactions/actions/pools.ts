import type { Abi, Address, TransactionReceipt } from "viem";
import * as z from "zod/mini";
import { contracts } from "../../chain/contracts.ts";
import { poolContract } from "../../chain/liquidity.ts";
import { claimSchema, emptyClaim, toClaim } from "../claim.ts";
import { deadlineOf } from "../deadline.ts";
import type { TxError } from "../errors/txError.ts";
import type { ContractCall, TransactionAction } from "../runner/types.ts";
import { eventsOf } from "./oneCall.ts";
import { address, amount, id, MIN_AMOUNT, vintage } from "./requests.ts";
import { MAX_LINES } from "./retireLines.ts";
import { renamed } from "./stakeTerms.ts";

/** What a pool's lines are in a request: each vintage once. */
const line = z.object({ vintage, amount });
const lines = z.array(line).check(
  z.minLength(1),
  z.maxLength(MAX_LINES),
  z.refine((all) => new Set(all.map((one) => one.vintage)).size === all.length),
);

/** A part of a vintage {unit}. */
export type PoolLine = z.infer<typeof line>;

/** What is taken out of a pool: selected vintages, or what was deposited first. */
const taken = z.union([
  z.object({ kind: z.literal("selected"), lines }),
  z.object({
    kind: z.literal("automatic"),
    amount: z.bigint().check(z.gte(MIN_AMOUNT)),
    maxVintages: z.int().check(z.gte(1), z.lte(MAX_LINES)),
    includeSuspended: z.boolean(),
  }),
]);

/** What is taken out of a pool. */
export type PoolTaken = z.infer<typeof taken>;

/** The standards' errors and those that have another meaning elsewhere, in the words of pools. */
const OWN_WORDS: Readonly<Record<string, string>> = {
  ERC20InsufficientBalance: "PoolTokenInsufficientBalance",
  CapExceeded: "PoolCapExceeded",
  TooManyLines: "PoolTooManyLines",
  LinesRequired: "PoolLinesRequired",
  EntriesPaused: "PoolEntriesPaused",
  AmountTooSmall: "PoolAmountTooSmall",
  NoFeesDue: "PoolNoFeesDue",
};

/** Says an error in the words of pools. */
export function explainPool(error: TxError): TxError {
  return renamed(error, OWN_WORDS);
}

function callOf(pool: Address, functionName: string, args: readonly unknown[]): ContractCall {
  const { address: target, abi } = poolContract(pool);
  return { address: target, abi: abi as Abi, functionName, args };
}

const depositSchema = z.object({ pool: address, lines, minMinted: amount });

/** Puts credits into a pool for at least so many of its tokens {unit}. */
export type PoolDepositRequest = z.infer<typeof depositSchema>;

/** What came of a deposit {unit}. */
export interface PoolDepositOutcome {
  amount: bigint;
  minted: bigint;
}

const sumOf = (all: readonly Record<string, unknown>[], name: string) =>
  all.reduce((sum, one) => sum + (one[name] as bigint), 0n);

/** Deposits one vintage or several. */
export const poolDeposit: TransactionAction<PoolDepositRequest, PoolDepositOutcome> = {
  name: "poolDeposit",
  parse: (request) => depositSchema.parse(request),
  explain: explainPool,
  steps: [
    {
      name: "poolDeposit",
      async commit({ pool, lines: chosen, minMinted }, context) {
        const deadline = await deadlineOf(context);
        const [only, second] = chosen;
        return only && !second
          ? callOf(pool, "deposit", [only.vintage, only.amount, minMinted, deadline])
          : callOf(pool, "depositMany", [chosen, minMinted, deadline]);
      },
      async verify({ pool }, receipt, { account }) {
        const told = eventsOf(receipt, { contract: poolContract(pool), eventName: "Deposited", args: { account } });
        const deposited = sumOf(told, "amount");
        return { amount: deposited, minted: deposited - sumOf(told, "fee") };
      },
    },
  ],
};

const redeemSchema = z.object({ pool: address, taken, maxFee: id });

/** Takes credits out of a pool for at most such a fee {unit}. */
export type PoolRedeemRequest = z.infer<typeof redeemSchema>;

/** What a redemption took and cost {unit}. */
export interface PoolRedeemOutcome {
  lines: PoolLine[];
  amount: bigint;
  fee: bigint;
}

/** How credits leave a pool, in the order of the contract's enum. */
export const REDEMPTION_KINDS = ["Selected", "Automatic", "SelectedRetired", "AutomaticRetired"] as const;

function redeemed(
  { pool, taken: what }: PoolRedeemRequest,
  account: Address,
  receipt: TransactionReceipt,
  retired: "" | "Retired",
): PoolRedeemOutcome {
  const name = what.kind === "automatic" ? (`Automatic${retired}` as const) : (`Selected${retired}` as const);
  const args = { account, kind: REDEMPTION_KINDS.indexOf(name) };
  const told = eventsOf(receipt, { contract: poolContract(pool), eventName: "Redeemed", args });
  const out = told.map((one) => ({ vintage: one.vintage as number, amount: one.amount as bigint }));
  return { lines: out, amount: sumOf(told, "amount"), fee: sumOf(told, "fee") };
}

/** Redeems selected vintages, or what was deposited first. */
export const poolRedeem: TransactionAction<PoolRedeemRequest, PoolRedeemOutcome> = {
  name: "poolRedeem",
  parse: (request) => redeemSchema.parse(request),
  explain: explainPool,
  steps: [
    {
      name: "poolRedeem",
      async commit({ pool, taken: what, maxFee }, context) {
        const deadline = await deadlineOf(context);
        if (what.kind === "automatic") {
          const { amount: sum, maxVintages, includeSuspended } = what;
          return callOf(pool, "redeemAuto", [sum, BigInt(maxVintages), includeSuspended, maxFee, deadline]);
        }
        const [only, second] = what.lines;
        return only && !second
          ? callOf(pool, "redeem", [only.vintage, only.amount, maxFee, deadline])
          : callOf(pool, "redeemMany", [what.lines, maxFee, deadline]);
      },
      verify: async (request, receipt, { account }) => redeemed(request, account, receipt, ""),
    },
  ],
};

const retireSchema = z
  .object({ pool: address, taken, maxFee: id, claim: z.optional(claimSchema) })
  .check(z.refine((request) => request.claim !== undefined || onlyLineOf(request.taken) !== undefined));

/** Retires credits out of a pool for at most such a fee {unit}: with a certificate, or a single line of them without a claim. */
export type PoolRetireRequest = z.infer<typeof retireSchema>;

/** What was retired and what it cost {unit}, and the certificate where a claim was made. */
export interface PoolRetireOutcome extends PoolRedeemOutcome {
  certificate?: bigint;
}

/** The one line that is selected; undefined where there are several, or the queue chooses. */
export function onlyLineOf(what: PoolTaken): PoolLine | undefined {
  return what.kind === "selected" && what.lines.length === 1 ? what.lines[0] : undefined;
}

/** Retires selected vintages, or what was deposited first, and mints the certificate; without a claim it leaves the record. */
export const poolRetire: TransactionAction<PoolRetireRequest, PoolRetireOutcome> = {
  name: "poolRetire",
  parse: (request) => retireSchema.parse(request),
  explain: explainPool,
  steps: [
    {
      name: "poolRetire",
      async commit({ pool, taken: what, maxFee, claim }, context) {
        const deadline = await deadlineOf(context);
        const only = onlyLineOf(what);
        if (only && !claim) return callOf(pool, "redeemAndRetire", [only.vintage, only.amount, maxFee, deadline]);
        const said = toClaim(claim ?? emptyClaim);
        if (what.kind === "automatic") {
          const { amount: sum, maxVintages, includeSuspended } = what;
          const args = [sum, BigInt(maxVintages), includeSuspended, maxFee, deadline, said];
          return callOf(pool, "redeemAndRetireAuto", args);
        }
        return only
          ? callOf(pool, "redeemAndRetireWithCertificate", [only.vintage, only.amount, maxFee, deadline, said])
          : callOf(pool, "redeemAndRetireMany", [what.lines, maxFee, deadline, said]);
      },
      async verify(request, receipt, { account }) {
        const outcome = redeemed(request, account, receipt, "Retired");
        if (!request.claim) return outcome;
        const [issued] = eventsOf(receipt, {
          contract: contracts.retirementCertificate,
          eventName: "CertificateIssued",
          args: { account, amount: outcome.amount },
        });
        return { ...outcome, certificate: issued.certificate as bigint };
      },
    },
  ],
};

const collectSchema = z.object({ pool: address });

/** Sends a pool's fees to the treasury. */
export type PoolCollectRequest = z.infer<typeof collectSchema>;

/** Has the fees of a pool sent to the treasury, which anybody may. */
export const poolCollect: TransactionAction<PoolCollectRequest, { amount: bigint }> = {
  name: "poolCollect",
  parse: (request) => collectSchema.parse(request),
  explain: explainPool,
  steps: [
    {
      name: "poolCollect",
      commit: async ({ pool }) => callOf(pool, "collectFees", []),
      async verify({ pool }, receipt) {
        const [told] = eventsOf(receipt, { contract: poolContract(pool), eventName: "FeesCollected", args: {} });
        return { amount: told.amount as bigint };
      },
    },
  ],
};
