import { TONNE } from "../shared/amount";
import { PeriodFacts } from "../shared/facts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { createPeriodVerification } from "../store/periodVerification";
import { writeVerified } from "../store/verifiedPeriod";

export function verifyPeriod(log: Log, facts: PeriodFacts): void {
  const period = writeVerified(log, facts);
  createPeriodVerification(log, period);
  entry(log, "PeriodVerified", facts.verifier)
    .ofPeriod(period)
    .amount(facts.tonnes.times(TONNE))
    .detail(facts.reportCid)
    .record();
}
