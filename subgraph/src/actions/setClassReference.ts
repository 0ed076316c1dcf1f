import { Address, BigInt } from "@graphprotocol/graph-ts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { writeClassReference } from "../store/priceReference";
import { createReferenceChange } from "../store/priceReferenceChange";

export function setClassReference(
  log: Log,
  projectClass: string,
  payToken: Address,
  unitPrice: BigInt,
  bandBps: BigInt,
): void {
  createReferenceChange(log, writeClassReference(log, projectClass, payToken, unitPrice, bandBps));
  const words = [projectClass, payToken.toHexString(), unitPrice.toString(), bandBps.toString()];
  entry(log, "ClassReferenceSet", log.sender).detail(words.join(" ")).record();
}
