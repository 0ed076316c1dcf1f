import type { Hash, TransactionReceipt } from "viem";
import type { ContractCall, SentTransaction, TransactionPorts } from "../runner/types.ts";

/** The account of the fakes. */
export const ACCOUNT = "0x00000000000000000000000000000000000000A1";
/** Where the fakes' calls go. */
export const TARGET = "0x00000000000000000000000000000000000000C1";

/** A hash that is easy to tell apart. */
export const hashOf = (n: number): Hash => `0x${n.toString(16).padStart(64, "0")}`;

/** A call that nobody looks into. */
export const CALL: ContractCall = { address: TARGET, abi: [], functionName: "act", args: [] };

/** A receipt. */
export function receipt(hash: Hash, status: "success" | "reverted" = "success", blockNumber = 7n): TransactionReceipt {
  return { transactionHash: hash, status, blockNumber, logs: [] } as unknown as TransactionReceipt;
}

/** A transaction that our fake wallet sent. */
export function sent(change: Partial<SentTransaction> = {}): SentTransaction {
  return { from: ACCOUNT, to: TARGET, input: "0x12345678", value: 0n, nonce: 5, ...change };
}

/** Ports of a chain where every question has a plain answer; a test changes what it is about. */
export function fakePorts(change: Partial<TransactionPorts> = {}): TransactionPorts {
  return {
    chainId: 31_337,
    account: ACCOUNT,
    read: async <T>() => undefined as T,
    head: async () => ({ number: 6n, timestamp: 1_000n }),
    recordProofOf: async () => {
      throw new Error("unused");
    },
    signTypedData: async () => {
      throw new Error("unused");
    },
    walletChainId: async () => 31_337,
    simulate: async () => undefined,
    gasBudget: async () => ({ cost: 1n, balance: 10n }),
    send: async () => hashOf(1),
    sendSponsored: async () => hashOf(2),
    receiptOf: async (hash) => receipt(hash),
    transactionOf: async () => sent(),
    confirmedNonce: async () => 5,
    findByNonce: async () => null,
    indexedHead: async () => ({ number: 9n, hash: hashOf(9) }),
    blockHash: async () => hashOf(9),
    replay: async () => new Error("execution reverted"),
    pause: () => new Promise((resolve) => setTimeout(resolve)),
    ...change,
  };
}
