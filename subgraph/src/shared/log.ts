import { Address, BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";

/** Where and when an event happened. */
export class Log {
  /** Hash of the transaction. */
  transaction: Bytes;
  /** Counts the protocol's events in the transaction, from 0. */
  ordinal: i32;
  /** Sender of the transaction. */
  sender: Address;
  /** The contract that told the event. */
  contract: Address;
  blockNumber: BigInt;
  blockHash: Bytes;
  timestamp: BigInt;
  /** Index of the log in the chain's block. */
  index: BigInt;

  constructor(event: ethereum.Event, ordinal: i32) {
    this.transaction = event.transaction.hash;
    this.ordinal = ordinal;
    this.sender = event.transaction.from;
    this.contract = event.address;
    this.blockNumber = event.block.number;
    this.blockHash = event.block.hash;
    this.timestamp = event.block.timestamp;
    this.index = event.logIndex;
  }

  /** Orders events over all blocks: block number × 2^32 + log index. */
  sortKey(): BigInt {
    return this.blockNumber.leftShift(32).plus(this.index);
  }
}
