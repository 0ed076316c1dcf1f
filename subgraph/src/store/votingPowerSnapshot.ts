import { BigInt, Bytes } from "@graphprotocol/graph-ts";
import { VotingPowerSnapshot } from "../../generated/schema";
import { logId } from "../shared/id";
import { Log } from "../shared/log";

export function createSnapshot(log: Log, delegate: Bytes, previousVotes: BigInt, votes: BigInt): void {
  const snapshot = new VotingPowerSnapshot(logId(log));
  snapshot.delegate = delegate;
  snapshot.previousVotes = previousVotes;
  snapshot.votes = votes;
  snapshot.sortKey = log.sortKey();
  snapshot.timestamp = log.timestamp;
  snapshot.blockNumber = log.blockNumber;
  snapshot.transaction = log.transaction;
  snapshot.save();
}
