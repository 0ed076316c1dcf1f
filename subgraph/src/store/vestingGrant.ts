import { Address, BigInt } from "@graphprotocol/graph-ts";
import { BucketLedger, VestingGrant } from "../../generated/schema";
import { ZERO } from "../shared/amount";
import { GrantFacts } from "../shared/facts";
import { numberOf } from "../shared/grantId";
import { numberId } from "../shared/id";
import { Log } from "../shared/log";
import { isZero } from "../shared/text";
import { ensureAccount } from "./account";

export function loadGrant(id: BigInt): VestingGrant {
  return VestingGrant.load(numberId(id))!;
}

export function createGrant(log: Log, id: BigInt, ledger: BucketLedger, facts: GrantFacts): VestingGrant {
  const grant = new VestingGrant(numberId(id));
  grant.number = numberOf(id);
  grant.beneficiary = ensureAccount(facts.beneficiary);
  grant.firstBeneficiary = grant.beneficiary;
  grant.bucket = ledger.bucket;
  grant.ledger = ledger.id;
  grant.originalAmount = facts.amount;
  grant.amount = facts.amount;
  grant.released = ZERO;
  grant.approved = ZERO;
  grant.returned = ZERO;
  grant.revocable = ledger.revocable;
  grant.createdAt = log.timestamp;
  grant.transaction = log.transaction;
  writeSchedule(log, grant, facts);
  grant.save();
  return grant;
}

function writeSchedule(log: Log, grant: VestingGrant, facts: GrantFacts): void {
  grant.milestone = facts.name !== null;
  grant.name = facts.name;
  grant.start = grant.milestone ? log.timestamp : facts.start;
  grant.cliff = grant.milestone ? log.timestamp : facts.cliff;
  if (!grant.milestone) grant.end = facts.end;
}

export function addReleased(grant: VestingGrant, amount: BigInt): void {
  grant.released = grant.released.plus(amount);
  grant.save();
}

export function writeApproved(grant: VestingGrant, approved: BigInt): void {
  grant.approved = approved;
  grant.save();
}

export function writeRevoked(log: Log, grant: VestingGrant, vested: BigInt, returned: BigInt): void {
  grant.amount = vested;
  grant.returned = returned;
  grant.revokedAt = log.timestamp;
  grant.revocation = log.transaction;
  grant.save();
}

/** Zero withdraws the offer. */
export function writeOffer(grant: VestingGrant, to: Address): void {
  if (isZero(to)) grant.offeredTo = null;
  else grant.offeredTo = ensureAccount(to);
  grant.save();
}

export function writeBeneficiary(grant: VestingGrant, to: Address): void {
  grant.beneficiary = ensureAccount(to);
  grant.offeredTo = null;
  grant.save();
}
