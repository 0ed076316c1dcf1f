import { BigInt } from "@graphprotocol/graph-ts";
import { Vintage } from "../../generated/schema";
import { toTonnes, ZERO } from "../shared/amount";
import { numberId, vintageSupplyId } from "../shared/id";
import { Log } from "../shared/log";
import { VintageFacts } from "../shared/facts";
import { labelsIn } from "./label";
import { createSupply } from "./supply";

/** A vintage's id is `project << 12 | ordinal`. */
const ORDINAL_MASK: BigInt = BigInt.fromI32(4095);

export function loadVintage(id: string): Vintage {
  return Vintage.load(id)!;
}

/** Whether such a vintage is registered: a transfer of nothing can name any token id. */
export function isVintage(tokenId: BigInt): boolean {
  return Vintage.load(numberId(tokenId)) != null;
}

export function createVintage(log: Log, tokenId: BigInt, facts: VintageFacts): Vintage {
  const vintage = new Vintage(numberId(tokenId));
  vintage.tokenId = tokenId;
  vintage.project = numberId(facts.project);
  vintage.ordinal = tokenId.bitAnd(ORDINAL_MASK).toI32();
  vintage.year = facts.year;
  vintage.periodStart = facts.periodStart.toI32();
  vintage.periodEnd = facts.periodEnd.toI32();
  vintage.kind = facts.kind;
  vintage.labelMask = facts.labels;
  vintage.labels = labelsIn(facts.labels);
  vintage.registeredAt = log.timestamp;
  vintage.supply = createSupply(vintageSupplyId(vintage.id));
  vintage.issuanceCount = 0;
  vintage.consumed = ZERO;
  vintage.cursor = 0;
  vintage.holderCount = 0;
  vintage.allotted = ZERO;
  vintage.impaired = ZERO;
  vintage.covered = ZERO;
  vintage.settled = ZERO;
  vintage.requestCount = 0;
  writeShortfall(vintage);
  vintage.save();
  return vintage;
}

export function countVintageIssuance(vintage: Vintage): void {
  vintage.issuanceCount += 1;
  vintage.save();
}

export function countHolders(id: string, change: i32): void {
  const vintage = loadVintage(id);
  vintage.holderCount += change;
  vintage.save();
}

export function countVintageRequest(vintage: Vintage): i32 {
  vintage.requestCount += 1;
  vintage.save();
  return vintage.requestCount;
}

export function writeAllotted(vintage: Vintage, period: string, tonnes: BigInt): void {
  vintage.period = period;
  vintage.allotted = tonnes;
  vintage.save();
}

/** What is settled at the registry {t}. */
export function addSettledOf(vintage: Vintage, tonnes: BigInt): void {
  vintage.settled = vintage.settled.plus(tonnes);
  vintage.save();
}

/** What was impaired before it was consumed. */
export function addImpaired(vintage: Vintage, amount: BigInt): void {
  vintage.impaired = vintage.impaired.plus(amount);
  writeShortfall(vintage);
  vintage.save();
}

/** What was cancelled against impaired serial numbers. */
export function addCovered(vintage: Vintage, amount: BigInt): void {
  vintage.covered = vintage.covered.plus(amount);
  writeShortfall(vintage);
  vintage.save();
}

function writeShortfall(vintage: Vintage): void {
  vintage.impairedTonnes = toTonnes(vintage.impaired);
  vintage.shortfall = vintage.impaired.minus(vintage.covered);
  vintage.shortfallTonnes = toTonnes(vintage.shortfall);
}

/** Remembers where consumption of the sequence stands. */
export function writeConsumed(vintage: Vintage, consumed: BigInt, cursor: i32): void {
  vintage.consumed = consumed;
  vintage.cursor = cursor;
  vintage.save();
}
