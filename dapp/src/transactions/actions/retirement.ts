import { type Address, isAddressEqual, parseEventLogs, type TransactionReceipt } from "viem";
import { contracts } from "../../chain/contracts.ts";
import { TransactionFailure } from "../errors/txError.ts";

/** What a retirement left on the chain. */
export interface RetirementOutcome {
  retirement: bigint;
  amount: bigint;
  /** The certificate's id, or 0 when only a record was left. */
  certificate: bigint;
}

/** Finds the account's retirement of a vintage in a receipt. */
export function retirementIn(receipt: TransactionReceipt, account: Address, vintage: number): RetirementOutcome {
  const { abi, address } = contracts.carbonCredit;
  const log = parseEventLogs({ abi, eventName: "Retired", logs: receipt.logs }).find(
    (entry) =>
      isAddressEqual(entry.address, address) &&
      isAddressEqual(entry.args.account, account) &&
      entry.args.vintage === vintage,
  );
  if (!log) throw new TransactionFailure({ kind: "outcomeMissing", hash: receipt.transactionHash });
  const { retirement, amount, certificate } = log.args;
  return { retirement, amount, certificate };
}
