import { BigInt } from "@graphprotocol/graph-ts";
import { ONE } from "./amount";

/** A retirement's id on chain is `vintage << 96 | position`. */
const POSITION_BITS: u8 = 96;

/** The id of the retirement that starts at a position of a vintage. */
export function retirementAt(vintage: BigInt, position: BigInt): BigInt {
  return vintage.leftShift(POSITION_BITS).plus(position);
}

export function vintageOf(retirement: BigInt): BigInt {
  return retirement.rightShift(POSITION_BITS);
}

export function positionOf(retirement: BigInt): BigInt {
  return retirement.bitAnd(ONE.leftShift(POSITION_BITS).minus(ONE));
}
