import { Address, BigInt } from "@graphprotocol/graph-ts";
import { custodyStatementId } from "../shared/id";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { loadBlock, writeConfirmed } from "../store/block";
import { loadStatement } from "../store/custodyStatement";
import { createIssuance } from "../store/issuance";
import { countIssuance } from "../store/protocol";
import { addIssuedShare } from "../store/share";
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
  custody: BigInt,
): void {
  const block = loadBlock(id);
  const vintage = loadVintage(block.vintage);
  const issuance = createIssuance(log, vintage, block, verifier, recipient, tonnes, sequenceStart);
  writeConfirmed(log, block, verifier, issuance, loadStatement(custodyStatementId(block.registry, custody)));
  countVintageIssuance(vintage);
  countIssuance();
  addIssued(vintage, issuance.amount);
  addIssuedShare(vintage, issuance.amount);
  entry(log, "BlockConfirmed", verifier).with(issuance.recipient).ofBlock(block).amount(issuance.amount).record();
}
