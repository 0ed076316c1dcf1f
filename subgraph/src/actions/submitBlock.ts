import { Address, BigInt } from "@graphprotocol/graph-ts";
import { EvidenceFile } from "../../generated/templates";
import { TONNE } from "../shared/amount";
import { BlockFacts } from "../shared/facts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { createBlock } from "../store/block";
import { countBlock } from "../store/protocol";

/** The file of evidence comes at a time of its own, if anybody serves it. */
export function submitBlock(log: Log, number: BigInt, registrar: Address, facts: BlockFacts): void {
  const block = createBlock(log, number, registrar, facts);
  if (block.evidence !== null) EvidenceFile.create(facts.evidenceCid);
  countBlock();
  entry(log, "BlockSubmitted", registrar)
    .with(block.recipient)
    .ofBlock(block)
    .amount(block.tonnes.times(TONNE))
    .detail(facts.evidenceCid)
    .record();
}
