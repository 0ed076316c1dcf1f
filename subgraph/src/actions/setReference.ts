import { Address, BigInt } from "@graphprotocol/graph-ts";
import { numberId } from "../shared/id";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { writeVintageReference } from "../store/priceReference";
import { createReferenceChange } from "../store/priceReferenceChange";
import { isVintage, loadVintage } from "../store/vintage";

/** A reference of a vintage that nobody registered concerns no trade. */
export function setReference(log: Log, tokenId: BigInt, payToken: Address, unitPrice: BigInt, bandBps: BigInt): void {
  if (!isVintage(tokenId)) return;
  const vintage = loadVintage(numberId(tokenId));
  createReferenceChange(log, writeVintageReference(log, vintage, payToken, unitPrice, bandBps));
  const words = [payToken.toHexString(), unitPrice.toString(), bandBps.toString()];
  entry(log, "ReferenceSet", log.sender).ofVintage(vintage).detail(words.join(" ")).record();
}
