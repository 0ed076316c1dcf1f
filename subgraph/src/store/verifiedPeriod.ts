import { BigInt } from "@graphprotocol/graph-ts";
import { VerifiedPeriod, Vintage } from "../../generated/schema";
import { ZERO } from "../shared/amount";
import { PeriodFacts } from "../shared/facts";
import { periodId } from "../shared/id";
import { Log } from "../shared/log";
import { ensureAccount } from "./account";

/** The verified total in place of the one before. */
export function writeVerified(log: Log, facts: PeriodFacts): VerifiedPeriod {
  const period = ensurePeriod(facts);
  period.verified = facts.tonnes;
  period.verifier = ensureAccount(facts.verifier);
  period.reportCid = facts.reportCid;
  period.verifiedAt = log.timestamp;
  period.save();
  return period;
}

/** The period of a vintage. The contracts allot only what was verified. */
export function periodOf(vintage: Vintage): VerifiedPeriod {
  return VerifiedPeriod.load(periodId(vintage.project, vintage.periodStart, vintage.periodEnd))!;
}

/** A negative amount takes away {t}. */
export function addAllottedOf(period: VerifiedPeriod, tonnes: BigInt): void {
  period.allotted = period.allotted.plus(tonnes);
  period.save();
}

function ensurePeriod(facts: PeriodFacts): VerifiedPeriod {
  const id = periodId(facts.project, facts.periodStart, facts.periodEnd);
  const known = VerifiedPeriod.load(id);
  if (known != null) return known;
  const period = new VerifiedPeriod(id);
  period.project = facts.project;
  period.periodStart = facts.periodStart;
  period.periodEnd = facts.periodEnd;
  period.allotted = ZERO;
  return period;
}
