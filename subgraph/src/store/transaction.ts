import { ethereum } from "@graphprotocol/graph-ts";
import { Transaction } from "../../generated/schema";
import { Log } from "../shared/log";

/** Counts an event in its transaction. Every handler calls this once, first. */
export function recordLog(event: ethereum.Event): Log {
  const transaction = transactionOf(event);
  const ordinal = transaction.eventCount;
  transaction.eventCount = ordinal + 1;
  transaction.save();
  return new Log(event, ordinal);
}

function transactionOf(event: ethereum.Event): Transaction {
  const known = Transaction.loadInBlock(event.transaction.hash);
  if (known != null) return known;
  const transaction = new Transaction(event.transaction.hash);
  transaction.blockNumber = event.block.number;
  transaction.blockHash = event.block.hash;
  transaction.timestamp = event.block.timestamp;
  transaction.sender = event.transaction.from;
  transaction.eventCount = 0;
  return transaction;
}
