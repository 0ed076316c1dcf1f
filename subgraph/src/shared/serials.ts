import { BigInt } from "@graphprotocol/graph-ts";
import { larger, ONE, smaller, TONNE, ZERO } from "./amount";

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

/** Who took serial numbers: a "retirement", a "request" or a "cancellation". */
export class Taker {
  constructor(
    public kind: string,
    public id: string,
  ) {}
}

/** How much of [from, to) lies in [otherFrom, otherTo). */
export function overlap(from: BigInt, to: BigInt, otherFrom: BigInt, otherTo: BigInt): BigInt {
  const length = smaller(to, otherTo).minus(larger(from, otherFrom));
  return larger(length, ZERO);
}

/** How much of an amount is settled, in a word. */
export function settlementOf(settled: BigInt, amount: BigInt): string {
  if (settled.isZero()) return "Pending";
  return settled.lt(amount) ? "Partly" : "Settled";
}
