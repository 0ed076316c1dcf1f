import { BigInt } from "@graphprotocol/graph-ts";
import { ONE, TONNE } from "./amount";

/** A run of serial numbers inside one block, with the fractions of the tonnes at its ends. */
export class SerialRun {
  first: BigInt;
  last: BigInt;
  firstFrom: BigInt;
  lastTo: BigInt;

  /**
   * @param serialStart The block's first serial number.
   * @param from Where the run starts in the block {unit}.
   * @param to One past where it ends in the block {unit}, above `from`.
   */
  constructor(serialStart: BigInt, from: BigInt, to: BigInt) {
    const wholeFrom = from.div(TONNE);
    const wholeTo = to.minus(ONE).div(TONNE);
    this.first = serialStart.plus(wholeFrom);
    this.last = serialStart.plus(wholeTo);
    this.firstFrom = from.minus(wholeFrom.times(TONNE));
    this.lastTo = to.minus(wholeTo.times(TONNE));
  }
}
