import { Address } from "@graphprotocol/graph-ts";
import { Certificate, Consent } from "../../generated/schema";
import { Log } from "../shared/log";
import { Entry, entry } from "../store/auditEvent";
import { loadCertificate, writeClaimed, writeWord } from "../store/certificate";
import { createConsent } from "../store/consent";
import { loadVintage } from "../store/vintage";

export function confirmCertificate(log: Log, id: string, beneficiary: Address): void {
  const certificate = loadCertificate(id);
  writeWord(log, certificate, "Confirmed");
  const consent = createConsent(log, certificate, beneficiary, "Confirmed", null, false);
  told(log, "CertificateConfirmed", certificate, consent, beneficiary).record();
}

export function disownCertificate(log: Log, id: string, beneficiary: Address, reason: string): void {
  const certificate = loadCertificate(id);
  writeWord(log, certificate, "Disowned");
  const consent = createConsent(log, certificate, beneficiary, "Disowned", reason, false);
  told(log, "CertificateDisowned", certificate, consent, beneficiary).detail(reason).record();
}

/** That they confirm it too is told by an event of its own. */
export function claimCertificate(log: Log, id: string, beneficiary: Address): void {
  const certificate = loadCertificate(id);
  writeClaimed(certificate, beneficiary);
  const consent = createConsent(log, certificate, beneficiary, "Claimed", null, false);
  told(log, "CertificateClaimed", certificate, consent, beneficiary).record();
}

function told(log: Log, kind: string, certificate: Certificate, consent: Consent, beneficiary: Address): Entry {
  return entry(log, kind, beneficiary)
    .with(certificate.account)
    .ofVintage(loadVintage(certificate.vintage))
    .ofCertificate(certificate)
    .ofConsent(consent);
}
