import { BigInt } from "@graphprotocol/graph-ts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { addRound, loadLedger } from "../store/bucketLedger";

/** Airdrop rounds are funded from the community bucket. */
const BUCKET: string = "Community";

export function fundRound(log: Log, amount: BigInt): void {
  addRound(loadLedger(BUCKET), amount);
  entry(log, "RoundFunded", log.sender).tokens(amount).detail(BUCKET).record();
}
