import { BigInt } from "@graphprotocol/graph-ts";
import { Label } from "../../generated/schema";
import { smallId } from "../shared/id";
import { Log } from "../shared/log";
import { hasBit } from "../shared/text";

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

/** Their names; of a label that nobody admitted, its bit. */
export function labelNamesIn(mask: BigInt): string[] {
  const ids = labelsIn(mask);
  const names: string[] = [];
  for (let i = 0; i < ids.length; i++) {
    const label = Label.load(ids[i]);
    names.push(label == null ? ids[i] : label.name);
  }
  return names;
}
