import { type ContractEventName, isAddressEqual, parseEventLogs, type TransactionReceipt } from "viem";
import { contracts } from "../../chain/contracts.ts";
import { TransactionFailure } from "../errors/txError.ts";

/** The log of one event of the vesting contract about one grant; fails when there is none. */
export function vestingLog<Name extends ContractEventName<typeof contracts.tokenVesting.abi>>(
  receipt: TransactionReceipt,
  eventName: Name,
  grant: bigint,
) {
  const { abi, address } = contracts.tokenVesting;
  const log = parseEventLogs({ abi, eventName, logs: receipt.logs }).find((entry) => {
    const args = entry.args as { grant?: bigint };
    return isAddressEqual(entry.address, address) && args.grant === grant;
  });
  if (!log) throw new TransactionFailure({ kind: "outcomeMissing", hash: receipt.transactionHash });
  return log;
}
