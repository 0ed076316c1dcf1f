import { BigInt } from "@graphprotocol/graph-ts";
import { ONE } from "./amount";

/** A grant's id on chain is `first beneficiary << 96 | bucket << 64 | number`. */
const NUMBER_BITS: u8 = 64;

/** Counts the bucket's grants from 1. */
export function numberOf(grant: BigInt): i32 {
  return grant.bitAnd(ONE.leftShift(NUMBER_BITS).minus(ONE)).toI32();
}
