import { Address, BigInt } from "@graphprotocol/graph-ts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { createAmendment } from "../store/amendment";
import { countAmendment, loadCertificate } from "../store/certificate";
import { loadVintage } from "../store/vintage";

export function amendCertificate(
  log: Log,
  id: string,
  number: BigInt,
  retiree: Address,
  countersigned: boolean,
  text: string,
): void {
  const certificate = loadCertificate(id);
  const amendment = createAmendment(log, certificate, number.toI32(), retiree, countersigned, text);
  countAmendment(certificate);
  entry(log, "CertificateAmended", retiree)
    .ofVintage(loadVintage(certificate.vintage))
    .ofCertificate(certificate)
    .ofAmendment(amendment)
    .detail(text)
    .record();
}
