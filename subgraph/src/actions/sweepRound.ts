import { BigInt } from "@graphprotocol/graph-ts";
import { Log } from "../shared/log";
import { loadRound, writeSwept } from "../store/airdropRound";
import { entry } from "../store/auditEvent";

export function sweepRound(log: Log, number: BigInt, returned: BigInt): void {
  const round = loadRound(number);
  writeSwept(log, round, returned);
  entry(log, "RoundSwept", log.sender).ofRound(round).tokens(returned).record();
}
