import { BigInt } from "@graphprotocol/graph-ts";
import { ONE } from "./amount";

/** A position's id on chain is `owner << 32 | number`. */
const NUMBER_BITS: u8 = 32;

/** Counts the owner's positions from 0. */
export function numberOf(position: BigInt): BigInt {
  return position.bitAnd(ONE.leftShift(NUMBER_BITS).minus(ONE));
}
