import { Address, BigInt } from "@graphprotocol/graph-ts";
import { Block } from "../../generated/schema";
import { ImpairmentFacts } from "../shared/facts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { countImpairment, loadBlock, rootOf, writeLastImpairment } from "../store/block";
import { addImpairedToCertificate, loadCertificate } from "../store/certificate";
import {
  createImpairment,
  waitingReport,
  writeImpairmentConfirmed,
  writeImpairmentDismissed,
} from "../store/impairment";
import { addImpairedTo, loadRetirement } from "../store/retirement";
import { amountWithin } from "../store/serialRange";
import { addImpaired, loadVintage } from "../store/vintage";

export function reportImpairment(log: Log, blockId: string, facts: ImpairmentFacts): void {
  const block = loadBlock(blockId);
  const impairment = createImpairment(log, block, countImpairment(block), facts);
  writeLastImpairment(block, impairment);
  entry(log, "ImpairmentReported", facts.registrar)
    .ofBlock(block)
    .ofImpairment(impairment)
    .detail(facts.reason)
    .record();
}

/** From now on it counts, also for what was retired of it before. */
export function confirmImpairment(log: Log, blockId: string, verifier: Address, shortfall: BigInt): void {
  const block = loadBlock(blockId);
  const impairment = waitingReport(block);
  writeImpairmentConfirmed(log, impairment, verifier, shortfall);
  addImpaired(loadVintage(block.vintage), shortfall);
  impairRetirements(block);
  entry(log, "BlockImpaired", verifier)
    .with(impairment.reportedBy)
    .ofBlock(block)
    .ofImpairment(impairment)
    .amount(shortfall)
    .detail(impairment.kind)
    .record();
}

export function dismissImpairment(log: Log, blockId: string, verifier: Address, reason: string): void {
  const block = loadBlock(blockId);
  const impairment = waitingReport(block);
  writeImpairmentDismissed(log, impairment, verifier, reason);
  entry(log, "ImpairmentDismissed", verifier)
    .with(impairment.reportedBy)
    .ofBlock(block)
    .ofImpairment(impairment)
    .detail(reason)
    .record();
}

/** Costs a step for each range of the block. */
function impairRetirements(block: Block): void {
  const ranges = rootOf(block).ranges.load();
  for (let i = 0; i < ranges.length; i++) {
    const id = ranges[i].retirement;
    const amount = amountWithin(ranges[i], block.serialStart, block.serialEnd);
    if (id === null || amount.isZero()) continue;
    const retirement = loadRetirement(id);
    addImpairedTo(retirement, amount);
    const certificate = retirement.certificate;
    if (certificate !== null) addImpairedToCertificate(loadCertificate(certificate), amount);
  }
}
