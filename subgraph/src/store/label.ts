import { BigInt } from "@graphprotocol/graph-ts";
import { Label } from "../../generated/schema";
import { ONE } from "../shared/amount";
import { smallId } from "../shared/id";
import { Log } from "../shared/log";

/** Bits in a label mask. */
const MAX_LABELS: i32 = 64;

export function createLabel(log: Log, bit: i32, name: string): void {
  const label = new Label(smallId(bit));
  label.bit = bit;
  label.name = name;
  label.admittedAt = log.timestamp;
  label.save();
}

/** The ids of the labels in a mask, in the order of the bits. */
export function labelsIn(mask: BigInt): string[] {
  const labels: string[] = [];
  for (let bit = 0; bit < MAX_LABELS; bit++) {
    if (hasBit(mask, bit)) labels.push(smallId(bit));
  }
  return labels;
}

function hasBit(mask: BigInt, bit: i32): boolean {
  const shifted = mask.rightShift(<u8>bit);
  return shifted.bitAnd(ONE).equals(ONE);
}
