import { Address, BigInt } from "@graphprotocol/graph-ts";
import { Retirement } from "../../generated/schema";
import { ClaimFacts } from "../shared/facts";
import { numberId } from "../shared/id";
import { Log } from "../shared/log";
import { vintageOf } from "../shared/retirementId";
import { entry } from "../store/auditEvent";
import { createCertificate } from "../store/certificate";
import { countCertificate } from "../store/protocol";
import { findRetirement, writeCertificate } from "../store/retirement";
import { loadVintage } from "../store/vintage";

/**
 * A certificate comes with its retirement or from the record later. In one transaction the two events may come in
 * either order: the one that comes second knows the other, and the Retired event names the certificate too.
 */
export function issueCertificate(
  log: Log,
  tokenId: BigInt,
  retirementId: BigInt,
  account: Address,
  amount: BigInt,
  claim: ClaimFacts,
): void {
  const vintage = loadVintage(numberId(vintageOf(retirementId)));
  const retirement = findRetirement(retirementId);
  const later = isEarlier(log, retirement);
  const certificate = createCertificate(log, tokenId, retirementId, later, vintage, account, amount, claim);
  if (retirement != null) writeCertificate(retirement, certificate.id);
  countCertificate();
  const told = entry(log, "CertificateIssued", account).ofVintage(vintage).ofCertificate(certificate).amount(amount);
  if (certificate.beneficiary !== null) told.with(certificate.beneficiary!);
  told.record();
}

function isEarlier(log: Log, retirement: Retirement | null): boolean {
  return retirement != null && retirement.transaction.notEqual(log.transaction);
}
