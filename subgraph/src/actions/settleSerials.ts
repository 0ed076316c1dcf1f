import { TONNE } from "../shared/amount";
import { SettlementFacts } from "../shared/facts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { loadBlock, rootOf, settleBlock } from "../store/block";
import { addSettledToCertificate, loadCertificate } from "../store/certificate";
import { addSettledTo, loadRetirement } from "../store/retirement";
import { amountWithin } from "../store/serialRange";
import { createSettlement } from "../store/settlement";
import { addSettledOf, loadVintage } from "../store/vintage";

/** Every retirement of these serial numbers, and its certificate, hears of it. Costs a step for each range of the block. */
export function settleSerials(log: Log, blockId: string, facts: SettlementFacts): void {
  const block = loadBlock(blockId);
  const root = rootOf(block);
  const settlement = createSettlement(log, block, facts);
  settleBlock(root, settlement.tonnes);
  addSettledOf(loadVintage(block.vintage), settlement.tonnes);
  const ranges = root.ranges.load();
  for (let i = 0; i < ranges.length; i++) {
    const id = ranges[i].retirement;
    const amount = amountWithin(ranges[i], facts.first, facts.last);
    if (id === null || amount.isZero()) continue;
    const retirement = loadRetirement(id);
    addSettledTo(retirement, amount);
    const certificate = retirement.certificate;
    if (certificate !== null) addSettledToCertificate(loadCertificate(certificate), amount);
  }
  entry(log, "SerialsSettled", facts.registrar)
    .ofBlock(block)
    .ofSettlement(settlement)
    .amount(settlement.tonnes.times(TONNE))
    .detail(facts.reference)
    .record();
}
