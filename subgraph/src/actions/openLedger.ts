import { BigInt } from "@graphprotocol/graph-ts";
import { createLedgers } from "../store/bucketLedger";

/** The first initialisation of the vesting contract opens the ledger of the six buckets; later ones change nothing. */
export function openLedger(version: BigInt): void {
  if (version.toI32() == 1) createLedgers();
}
