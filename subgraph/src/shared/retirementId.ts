import { BigInt } from "@graphprotocol/graph-ts";
import { ONE } from "./amount";

/** A retirement's id on chain is `vintage << 96 | position`. */
const POSITION_BITS: u8 = 96;

export function vintageOf(retirement: BigInt): BigInt {
  return retirement.rightShift(POSITION_BITS);
}

export function positionOf(retirement: BigInt): BigInt {
  return retirement.bitAnd(ONE.leftShift(POSITION_BITS).minus(ONE));
}
