import { type Abi, type Address, isAddressEqual, parseEventLogs, type TransactionReceipt } from "viem";
import { TransactionFailure } from "../errors/txError.ts";

interface Emitted {
  contract: { address: Address; abi: Abi | readonly unknown[] };
  eventName: string;
  project: number;
  /** Which argument names the account that did it. */
  actor: string;
}

/** The arguments of the event that a receipt must show: of this project, by this account. */
export function eventOfProject(
  receipt: TransactionReceipt,
  { contract, eventName, project, actor }: Emitted,
  account: Address,
): Record<string, unknown> {
  const logs = parseEventLogs({ abi: contract.abi as Abi, eventName, logs: receipt.logs }) as unknown as {
    address: Address;
    args: Record<string, unknown>;
  }[];
  const found = logs.find(
    ({ address, args }) =>
      isAddressEqual(address, contract.address) &&
      args.project === project &&
      isAddressEqual(args[actor] as Address, account),
  );
  if (!found) throw new TransactionFailure({ kind: "outcomeMissing", hash: receipt.transactionHash });
  return found.args;
}
