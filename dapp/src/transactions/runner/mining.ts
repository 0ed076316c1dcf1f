import type { Hash, TransactionReceipt } from "viem";
import { TransactionFailure } from "../errors/txError.ts";
import type { SentTransaction, TransactionPorts } from "./types.ts";

/** What is known of a sent transaction while it is not in a block. */
export interface PendingTransaction {
  hash: Hash;
  /** What was sent; absent until the node has shown it. */
  sent?: SentTransaction;
}

/** What became of it: a receipt, perhaps under another hash when the wallet raised the fee. */
export interface MinedTransaction {
  hash: Hash;
  receipt: TransactionReceipt;
}

const sameCall = (a: SentTransaction, b: SentTransaction) =>
  a.to?.toLowerCase() === b.to?.toLowerCase() && a.input === b.input && a.value === b.value;

const isCancellation = (transaction: SentTransaction) =>
  transaction.to?.toLowerCase() === transaction.from.toLowerCase() && transaction.input === "0x";

/**
 * How often in a row a transaction may be neither in a block nor replaced by one that can be found, though its nonce is
 * used, before it counts as replaced. Nodes tell an account's nonce before they know its receipts, and behind one address
 * may be several nodes.
 */
const UNEXPLAINED_LIMIT = 10;

type ReplacementPorts = Pick<TransactionPorts, "receiptOf" | "confirmedNonce" | "findByNonce">;

/**
 * Looks whether another transaction took the nonce. A raised fee is followed; a transaction that does something else ends
 * the wait. "unexplained" is a used nonce without any transaction that can be found.
 */
async function followReplacement(
  pending: Required<PendingTransaction>,
  ports: ReplacementPorts,
): Promise<MinedTransaction | "unexplained" | null> {
  if ((await ports.confirmedNonce(pending.sent.from)) <= pending.sent.nonce) return null;
  // It may have been mined between the two questions.
  const own = await ports.receiptOf(pending.hash);
  if (own) return { hash: pending.hash, receipt: own };
  const found = await ports.findByNonce(pending.sent.from, pending.sent.nonce);
  if (!found) return "unexplained";
  if (sameCall(found.transaction, pending.sent)) {
    const receipt = await ports.receiptOf(found.hash);
    return receipt && { hash: found.hash, receipt };
  }
  const kind = isCancellation(found.transaction) ? "cancelled" : "replaced";
  throw new TransactionFailure({ kind, hash: found.hash });
}

/**
 * Waits until a transaction is in a block, follows it when the wallet raised its fee, and fails when it was replaced or
 * cancelled. Survives a page reload, because it needs only what {@link PendingTransaction} keeps.
 */
export async function waitUntilMined(
  start: PendingTransaction,
  ports: ReplacementPorts & Pick<TransactionPorts, "transactionOf" | "pause">,
  onSeen: (sent: SentTransaction) => void,
): Promise<MinedTransaction> {
  let { sent } = start;
  let unexplained = 0;
  for (;;) {
    const receipt = await ports.receiptOf(start.hash);
    if (receipt) return { hash: start.hash, receipt };
    if (!sent) {
      sent = (await ports.transactionOf(start.hash)) ?? undefined;
      if (sent) onSeen(sent);
    }
    if (sent) {
      const replaced = await followReplacement({ hash: start.hash, sent }, ports);
      if (replaced && replaced !== "unexplained") return replaced;
      unexplained = replaced ? unexplained + 1 : 0;
      if (unexplained === UNEXPLAINED_LIMIT) throw new TransactionFailure({ kind: "replaced" });
    }
    await ports.pause();
  }
}
