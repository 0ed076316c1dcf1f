import { PeriodVerification, VerifiedPeriod } from "../../generated/schema";
import { logId } from "../shared/id";
import { Log } from "../shared/log";

/** Keeps what a period says now. */
export function createPeriodVerification(log: Log, period: VerifiedPeriod): void {
  const verification = new PeriodVerification(logId(log));
  verification.period = period.id;
  verification.verified = period.verified;
  verification.verifier = period.verifier;
  verification.reportCid = period.reportCid;
  verification.at = log.timestamp;
  verification.transaction = log.transaction;
  verification.save();
}
