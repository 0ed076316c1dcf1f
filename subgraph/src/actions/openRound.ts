import { BigInt } from "@graphprotocol/graph-ts";
import { RoundFacts } from "../shared/facts";
import { Log } from "../shared/log";
import { createRound } from "../store/airdropRound";
import { entry } from "../store/auditEvent";
import { countRound } from "../store/protocol";

export function openRound(log: Log, number: BigInt, facts: RoundFacts): void {
  const round = createRound(log, number, facts);
  countRound();
  entry(log, "RoundOpened", log.sender).ofRound(round).tokens(facts.total).detail(facts.proofsCid).record();
}
