import { BigInt } from "@graphprotocol/graph-ts";
import { crbn } from "../shared/context";
import { PaymentFacts } from "../shared/facts";
import { Log } from "../shared/log";
import { loadRound, writeSwept } from "../store/airdropRound";
import { entry } from "../store/auditEvent";
import { addTold } from "../store/treasuryToken";
import { writeRound } from "../store/treasuryTransfer";

export function sweepRound(log: Log, number: BigInt, returned: BigInt): void {
  const round = loadRound(number);
  writeSwept(log, round, returned);
  writeRound(addTold(log, new PaymentFacts("In", "AirdropSweep", crbn(), log.contract, returned)), round);
  entry(log, "RoundSwept", log.sender).ofRound(round).tokens(returned).record();
}
