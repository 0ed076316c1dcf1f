import { type Address, type ContractEventName, isAddressEqual, parseEventLogs, type TransactionReceipt } from "viem";
import * as z from "zod/mini";
import { contracts } from "../../chain/contracts.ts";
import { TransactionFailure, type TxError } from "../errors/txError.ts";

/**
 * What a staker agrees to, as it was shown: `tier` 1 Bronze to 4 Platinum, whether a reward is asked for, the longest
 * lock {s} and the least gross reward of a year {1e4 = 100 %}.
 */
export const stakeTerms = z.object({
  tier: z.int().check(z.gte(1), z.lte(4)),
  rewarded: z.boolean(),
  maxLock: z.int().check(z.gt(0), z.lt(2 ** 32)),
  minApyBps: z.int().check(z.gte(0), z.lt(2 ** 16)),
});

type StakingEvent = ContractEventName<typeof contracts.stakedCrbn.abi>;

/** The account's own logs of one event of the staking contract; fails when there are none. */
export function stakingLogs<Name extends StakingEvent>(receipt: TransactionReceipt, eventName: Name, account: Address) {
  const { abi, address } = contracts.stakedCrbn;
  const logs = parseEventLogs({ abi, eventName, logs: receipt.logs }).filter((entry) => {
    const args = entry.args as { owner?: Address; delegator?: Address };
    const whose = args.owner ?? args.delegator;
    return isAddressEqual(entry.address, address) && whose !== undefined && isAddressEqual(whose, account);
  });
  const [first] = logs;
  if (!first) throw new TransactionFailure({ kind: "outcomeMissing", hash: receipt.transactionHash });
  return [first, ...logs.slice(1)] as const;
}

/** What a new lock of a position left on the chain. */
export interface RelockOutcome {
  /** {CRBN} */
  amount: bigint;
  /** {s} */
  unlock: number;
  /** Gross {CRBN}. */
  reward: bigint;
}

/** Reads a new lock from its receipt. */
export function relockIn(receipt: TransactionReceipt, account: Address): RelockOutcome {
  const [{ args }] = stakingLogs(receipt, "Relocked", account);
  const { amount, unlock, reward } = args;
  return { amount, unlock, reward };
}

/** Errors that mean something else where CRBN is staked than where credits are bought. */
const OWN_WORDS: Readonly<Record<string, string>> = {
  ERC20InsufficientBalance: "CRBNInsufficientBalance",
  ERC20InsufficientAllowance: "CRBNInsufficientAllowance",
  EntriesPaused: "StakingPaused",
};

/** Says an error of the standards in the words of staking: amounts are CRBN, and it is staking that is paused. */
export function explainStaking(error: TxError): TxError {
  return renamed(error, OWN_WORDS);
}

/** Says an error by the name under which it has the fitting sentence. */
export function renamed(error: TxError, names: Readonly<Record<string, string>>): TxError {
  const name = error.kind === "contract" ? names[error.name] : undefined;
  return error.kind === "contract" && name ? { ...error, name } : error;
}
