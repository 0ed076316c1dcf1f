import { CertificateIssued } from "../../generated/RetirementCertificate/RetirementCertificate";
import { issueCertificate } from "../actions/issueCertificate";
import { readCertificate } from "../shared/certificateText";
import { recordLog } from "../store/transaction";

export { handleUpgraded } from "./managed";

export function handleCertificateIssued(event: CertificateIssued): void {
  const p = event.params;
  issueCertificate(recordLog(event), p.certificate, p.retirement, p.account, p.amount, readCertificate(p.text));
}
