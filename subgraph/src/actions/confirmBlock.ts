import { Address, BigInt } from "@graphprotocol/graph-ts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { loadBlock, writeConfirmed } from "../store/block";
import { createIssuance } from "../store/issuance";
import { countIssuance } from "../store/protocol";
import { addIssued } from "../store/supply";
import { countVintageIssuance, loadVintage } from "../store/vintage";

/** Confirming issues the block's credits and appends the block to its vintage's sequence. */
export function confirmBlock(
  log: Log,
  id: string,
  verifier: Address,
  recipient: Address,
  tonnes: BigInt,
  sequenceStart: BigInt,
): void {
  const block = loadBlock(id);
  const vintage = loadVintage(block.vintage);
  const issuance = createIssuance(log, vintage, block, verifier, recipient, tonnes, sequenceStart);
  writeConfirmed(log, block, verifier, issuance.id);
  countVintageIssuance(vintage);
  countIssuance();
  addIssued(vintage, issuance.amount);
  entry(log, "BlockConfirmed", verifier).with(issuance.recipient).ofBlock(block).amount(issuance.amount).record();
}
