import { BigInt } from "@graphprotocol/graph-ts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { writeTerms } from "../store/stakingTotals";
import { createTierTerms } from "../store/tierTerms";

export function setTier(log: Log, tier: string, minimum: BigInt, lock: BigInt, apyBps: BigInt): void {
  writeTerms(tier, createTierTerms(log, tier, minimum, lock, apyBps).id);
  entry(log, "TierSet", log.sender).detail(tier).record();
}
