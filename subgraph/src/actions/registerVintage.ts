import { BigInt } from "@graphprotocol/graph-ts";
import { VintageFacts } from "../shared/facts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { countProjectVintage } from "../store/project";
import { countVintage } from "../store/protocol";
import { createVintage } from "../store/vintage";

export function registerVintage(log: Log, tokenId: BigInt, facts: VintageFacts): void {
  const vintage = createVintage(log, tokenId, facts);
  countProjectVintage(vintage.project);
  countVintage();
  entry(log, "VintageRegistered", log.sender).ofVintage(vintage).record();
}
