import { Address } from "@graphprotocol/graph-ts";
import { Certificate, Consent } from "../../generated/schema";
import { logId } from "../shared/id";
import { Log } from "../shared/log";
import { ensureAccount } from "./account";

/** @param word Confirmed, Disowned or Claimed. */
export function createConsent(
  log: Log,
  certificate: Certificate,
  beneficiary: Address,
  word: string,
  reason: string | null,
  beforeIssue: boolean,
): Consent {
  const consent = new Consent(logId(log));
  consent.certificate = certificate.id;
  consent.beneficiary = ensureAccount(beneficiary);
  consent.word = word;
  consent.reason = reason;
  consent.beforeIssue = beforeIssue;
  consent.at = log.timestamp;
  consent.transaction = log.transaction;
  consent.save();
  return consent;
}
