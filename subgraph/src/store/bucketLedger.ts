import { BigInt } from "@graphprotocol/graph-ts";
import { Bucket, BUCKET_LIQUID, BUCKET_REVOCABLE, BUCKET_SIZES } from "../../generated/protocol";
import { BucketLedger } from "../../generated/schema";
import { ZERO } from "../shared/amount";
import { bucketId } from "../shared/id";

/** Makes the six ledgers: the liquid buckets have been handed out, the others are whole. */
export function createLedgers(): void {
  for (let i = 0; i < Bucket.length; i++) createLedger(i);
}

export function loadLedger(bucket: string): BucketLedger {
  return BucketLedger.load(bucketId(bucket))!;
}

/** Tokens left the bucket for a new grant. */
export function addGrant(ledger: BucketLedger, amount: BigInt): void {
  ledger.granted = ledger.granted.plus(amount);
  ledger.outstanding = ledger.outstanding.plus(amount);
  ledger.grantCount += 1;
  save(ledger);
}

/** Tokens left the bucket for an airdrop round. */
export function addRound(ledger: BucketLedger, amount: BigInt): void {
  ledger.granted = ledger.granted.plus(amount);
  save(ledger);
}

/** A grant paid its beneficiary. */
export function addReleased(ledger: BucketLedger, amount: BigInt): void {
  ledger.released = ledger.released.plus(amount);
  ledger.outstanding = ledger.outstanding.minus(amount);
  save(ledger);
}

/** A revocation sent a grant's unvested part to the treasury. */
export function addReturned(ledger: BucketLedger, amount: BigInt): void {
  ledger.returned = ledger.returned.plus(amount);
  ledger.outstanding = ledger.outstanding.minus(amount);
  save(ledger);
}

function createLedger(index: i32): void {
  const ledger = new BucketLedger(bucketId(Bucket[index]));
  ledger.bucket = Bucket[index];
  ledger.size = BigInt.fromString(BUCKET_SIZES[index]);
  ledger.granted = BUCKET_LIQUID[index] ? ledger.size : ZERO;
  ledger.returned = ZERO;
  ledger.released = ZERO;
  ledger.outstanding = ZERO;
  ledger.revocable = BUCKET_REVOCABLE[index];
  ledger.grantCount = 0;
  save(ledger);
}

/** What is not granted is left. */
function save(ledger: BucketLedger): void {
  ledger.left = ledger.size.minus(ledger.granted);
  ledger.save();
}
