import { Address, BigInt } from "@graphprotocol/graph-ts";
import { Log } from "../shared/log";
import { writeVotes } from "../store/delegate";
import { createSnapshot } from "../store/votingPowerSnapshot";

export function changeVotes(log: Log, delegate: Address, previousVotes: BigInt, votes: BigInt): void {
  createSnapshot(log, writeVotes(delegate, votes), previousVotes, votes);
}
