import { Address, BigInt } from "@graphprotocol/graph-ts";
import { Certificate, Retirement } from "../../generated/schema";
import { CertificateFacts, LineFacts } from "../shared/facts";
import { numberId } from "../shared/id";
import { Log } from "../shared/log";
import { retirementAt, vintageOf } from "../shared/retirementId";
import { entry } from "../store/auditEvent";
import { addImpairedToCertificate, addSettledToCertificate, createCertificate } from "../store/certificate";
import { createLine } from "../store/certificateLine";
import { createConsent } from "../store/consent";
import { countCertificate } from "../store/protocol";
import { findRetirement, writeCertificate } from "../store/retirement";
import { loadVintage } from "../store/vintage";

/**
 * A certificate comes with its retirements or from the record later. In one transaction the events may come in either
 * order: the one that comes second knows the other, and the Retired event names the certificate too.
 */
export function issueCertificate(
  log: Log,
  tokenId: BigInt,
  retirementId: BigInt,
  account: Address,
  amount: BigInt,
  facts: CertificateFacts,
): void {
  const vintage = loadVintage(numberId(vintageOf(retirementId)));
  const later = isEarlier(log, findRetirement(retirementId));
  const certificate = createCertificate(log, tokenId, retirementId, later, vintage, account, amount, facts);
  for (let i = 0; i < facts.lines.length; i++) certify(certificate, i, facts.lines[i]);
  if (facts.confirmed) {
    createConsent(log, certificate, Address.fromBytes(certificate.owner), "Confirmed", null, true);
  }
  countCertificate();
  const told = entry(log, "CertificateIssued", account).ofVintage(vintage).ofCertificate(certificate).amount(amount);
  if (certificate.beneficiary !== null) told.with(certificate.beneficiary!);
  told.record();
}

/** A record that is certified later may be settled or impaired already. */
function certify(certificate: Certificate, index: i32, line: LineFacts): void {
  createLine(certificate, index, line);
  const retirement = findRetirement(retirementAt(line.vintage, line.position));
  if (retirement == null) return;
  writeCertificate(retirement, certificate.id);
  addSettledToCertificate(certificate, retirement.settled);
  addImpairedToCertificate(certificate, retirement.impaired);
}

function isEarlier(log: Log, retirement: Retirement | null): boolean {
  return retirement != null && retirement.transaction.notEqual(log.transaction);
}
