import { BigInt } from "@graphprotocol/graph-ts";
import { Tier } from "../../generated/protocol";
import { Protocol } from "../../generated/schema";
import { treasury } from "../shared/context";
import { PROTOCOL_ID, PROTOCOL_SUPPLY_ID } from "../shared/id";
import { createSupply } from "./supply";

export function countRegistry(): void {
  const protocol = ensureProtocol();
  protocol.registryCount += 1;
  protocol.save();
}

export function countOperator(): void {
  const protocol = ensureProtocol();
  protocol.operatorCount += 1;
  protocol.save();
}

export function countLabel(): void {
  const protocol = ensureProtocol();
  protocol.labelCount += 1;
  protocol.save();
}

export function countProject(): void {
  const protocol = ensureProtocol();
  protocol.projectCount += 1;
  protocol.save();
}

export function countVintage(): void {
  const protocol = ensureProtocol();
  protocol.vintageCount += 1;
  protocol.save();
}

export function countBlock(): void {
  const protocol = ensureProtocol();
  protocol.blockCount += 1;
  protocol.save();
}

export function countIssuance(): void {
  const protocol = ensureProtocol();
  protocol.issuanceCount += 1;
  protocol.save();
}

export function countListing(): void {
  const protocol = ensureProtocol();
  protocol.listingCount += 1;
  protocol.activeListingCount += 1;
  protocol.save();
}

export function countClosedListing(): void {
  const protocol = ensureProtocol();
  protocol.activeListingCount -= 1;
  protocol.save();
}

export function countTrade(): void {
  const protocol = ensureProtocol();
  protocol.tradeCount += 1;
  protocol.save();
}

export function countOrderFill(): void {
  const protocol = ensureProtocol();
  protocol.orderFillCount += 1;
  protocol.save();
}

export function countPool(): void {
  const protocol = ensureProtocol();
  protocol.poolCount += 1;
  protocol.save();
}

export function countPair(): void {
  const protocol = ensureProtocol();
  protocol.pairCount += 1;
  protocol.save();
}

export function countRouterRetirement(): void {
  const protocol = ensureProtocol();
  protocol.routerRetirementCount += 1;
  protocol.save();
}

export function countRetirement(): void {
  const protocol = ensureProtocol();
  protocol.retirementCount += 1;
  protocol.save();
}

export function countRequest(): void {
  const protocol = ensureProtocol();
  protocol.requestCount += 1;
  protocol.save();
}

/** What is allotted to all vintages; a negative amount takes away {t}. */
export function addAllotted(tonnes: BigInt): void {
  const protocol = ensureProtocol();
  protocol.allotted = protocol.allotted.plus(tonnes);
  protocol.save();
}

export function countCertificate(): void {
  const protocol = ensureProtocol();
  protocol.certificateCount += 1;
  protocol.save();
}

export function countGrant(): void {
  const protocol = ensureProtocol();
  protocol.grantCount += 1;
  protocol.save();
}

export function countRound(): void {
  const protocol = ensureProtocol();
  protocol.roundCount += 1;
  protocol.save();
}

export function countPosition(): void {
  const protocol = ensureProtocol();
  protocol.positionCount += 1;
  protocol.save();
}

export function countProposal(): void {
  const protocol = ensureProtocol();
  protocol.proposalCount += 1;
  protocol.save();
}

export function countPoll(): void {
  const protocol = ensureProtocol();
  protocol.pollCount += 1;
  protocol.save();
}

/** Counts a pause; answers with its number, from 1. */
export function countPause(): i32 {
  const protocol = ensureProtocol();
  protocol.pauseCount += 1;
  protocol.save();
  return protocol.pauseCount;
}

/** The number of the last pause; 0 before the first. */
export function lastPause(): i32 {
  return ensureProtocol().pauseCount;
}

export function countAccount(): void {
  const protocol = ensureProtocol();
  protocol.accountCount += 1;
  protocol.save();
}

export function writeCommission(rate: BigInt): void {
  const protocol = ensureProtocol();
  protocol.commissionRate = rate;
  protocol.save();
}

/** Of Bronze, Silver, Gold and Platinum {percent}. */
export function writeDiscounts(percents: i32[]): void {
  const protocol = ensureProtocol();
  protocol.discounts = percents;
  protocol.save();
}

/** How much of the commission a tier takes off {percent}; null is no tier. */
export function discountOf(tier: string | null): i32 {
  const discounts = ensureProtocol().discounts;
  if (tier === null || discounts === null) return 0;
  // The enum begins with None, the list with Bronze.
  return discounts[Tier.indexOf(tier) - 1];
}

function ensureProtocol(): Protocol {
  const known = Protocol.load(PROTOCOL_ID);
  if (known != null) return known;
  const protocol = new Protocol(PROTOCOL_ID);
  protocol.supply = createSupply(PROTOCOL_SUPPLY_ID);
  protocol.treasury = treasury();
  protocol.registryCount = 0;
  protocol.operatorCount = 0;
  protocol.labelCount = 0;
  protocol.projectCount = 0;
  protocol.vintageCount = 0;
  protocol.blockCount = 0;
  protocol.issuanceCount = 0;
  protocol.listingCount = 0;
  protocol.activeListingCount = 0;
  protocol.tradeCount = 0;
  protocol.orderFillCount = 0;
  protocol.poolCount = 0;
  protocol.pairCount = 0;
  protocol.routerRetirementCount = 0;
  protocol.retirementCount = 0;
  protocol.requestCount = 0;
  protocol.allotted = BigInt.zero();
  protocol.certificateCount = 0;
  protocol.accountCount = 0;
  protocol.grantCount = 0;
  protocol.roundCount = 0;
  protocol.positionCount = 0;
  protocol.proposalCount = 0;
  protocol.pollCount = 0;
  protocol.pauseCount = 0;
  return protocol;
}
