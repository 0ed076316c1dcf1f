import type { Abi } from "viem";
import * as z from "zod/mini";
import { liquidity } from "../../chain/liquidity.ts";
import type { TxError } from "../errors/txError.ts";
import type { ContractCall, TransactionAction } from "../runner/types.ts";
import { eventsOf } from "./oneCall.ts";
import { permitFor, permitOrApprovalStep } from "./permit.ts";
import { address, amount } from "./requests.ts";
import { renamed } from "./stakeTerms.ts";

const { mining } = liquidity;

/** The most farms that one claim names. */
export const MAX_FARMS_CLAIMED = 32;

function mined(functionName: string, args: readonly unknown[]): ContractCall {
  return { address: mining.address, abi: mining.abi as Abi, functionName, args };
}

/** Says an error in the words of farms. */
function explainFarm(error: TxError): TxError {
  return renamed(error, { EntriesPaused: "FarmEntriesPaused" });
}

const stakeSchema = z.object({ farm: address, amount, permit: z.boolean() });

/** Stakes in a farm, which is known by its token. `permit`: ask for one signature instead of an approval. */
export type FarmStakeRequest = z.infer<typeof stakeSchema>;

/** Stakes: with a signed permit in one transaction, else after an approval of exactly the amount. */
export const farmStake: TransactionAction<FarmStakeRequest, { staked: bigint }> = {
  name: "farmStake",
  parse: (request) => stakeSchema.parse(request),
  explain: explainFarm,
  steps: [
    permitOrApprovalStep("approveFarm", ({ farm, amount: staked }) => ({
      token: farm,
      spender: mining.address,
      amount: staked,
    })),
    {
      name: "farmStake",
      async commit(request) {
        const { farm, amount: staked } = request;
        const permit = permitFor(request);
        return permit ? mined("depositWithPermit", [farm, staked, ...permit]) : mined("deposit", [farm, staked]);
      },
      async verify({ farm }, receipt, { account }) {
        const [told] = eventsOf(receipt, { contract: mining, eventName: "Deposited", args: { account, farm } });
        return { staked: told.amount as bigint };
      },
    },
  ],
};

const withdrawSchema = z.object({ farm: address, amount });

/** Takes stake back; what was earned stays to be claimed. */
export type FarmWithdrawRequest = z.infer<typeof withdrawSchema>;

/** Withdraws from a farm. */
export const farmWithdraw: TransactionAction<FarmWithdrawRequest, { amount: bigint }> = {
  name: "farmWithdraw",
  parse: (request) => withdrawSchema.parse(request),
  explain: explainFarm,
  steps: [
    {
      name: "farmWithdraw",
      commit: async ({ farm, amount: taken }) => mined("withdraw", [farm, taken]),
      async verify({ farm }, receipt, { account }) {
        const [told] = eventsOf(receipt, { contract: mining, eventName: "Withdrawn", args: { account, farm } });
        return { amount: told.amount as bigint };
      },
    },
  ],
};

const claimSchema = z.object({ farms: z.array(address).check(z.minLength(1), z.maxLength(MAX_FARMS_CLAIMED)) });

/** Claims what was earned in some farms. */
export type FarmClaimRequest = z.infer<typeof claimSchema>;

/** Claims from one farm, or from several in one payment {CRBN}. */
export const farmClaim: TransactionAction<FarmClaimRequest, { reward: bigint }> = {
  name: "farmClaim",
  parse: (request) => claimSchema.parse(request),
  explain: explainFarm,
  steps: [
    {
      name: "farmClaim",
      commit: async ({ farms }) => (farms.length === 1 ? mined("claim", farms) : mined("claimMany", [farms])),
      async verify(_request, receipt, { account }) {
        const told = eventsOf(receipt, { contract: mining, eventName: "RewardPaid", args: { account } });
        return { reward: told.reduce((sum, { amount: paid }) => sum + (paid as bigint), 0n) };
      },
    },
  ],
};

const exitSchema = z.object({ farm: address });

/** Leaves a farm whole. */
export type FarmExitRequest = z.infer<typeof exitSchema>;

/** Takes all stake back, and what was earned {CRBN}, if anything. */
export const farmExit: TransactionAction<FarmExitRequest, { amount: bigint }> = {
  name: "farmExit",
  parse: (request) => exitSchema.parse(request),
  explain: explainFarm,
  steps: [
    {
      name: "farmExit",
      commit: async ({ farm }) => mined("exit", [farm]),
      async verify({ farm }, receipt, { account }) {
        const [told] = eventsOf(receipt, { contract: mining, eventName: "Withdrawn", args: { account, farm } });
        return { amount: told.amount as bigint };
      },
    },
  ],
};
