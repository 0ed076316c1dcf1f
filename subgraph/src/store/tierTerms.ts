import { BigInt } from "@graphprotocol/graph-ts";
import { TierTerms } from "../../generated/schema";
import { logId } from "../shared/id";
import { Log } from "../shared/log";

export function createTierTerms(log: Log, tier: string, minimum: BigInt, lock: BigInt, apyBps: BigInt): TierTerms {
  const terms = new TierTerms(logId(log));
  terms.tier = tier;
  terms.minimum = minimum;
  terms.lock = lock;
  terms.apyBps = apyBps.toI32();
  terms.timestamp = log.timestamp;
  terms.blockNumber = log.blockNumber;
  terms.transaction = log.transaction;
  terms.save();
  return terms;
}
