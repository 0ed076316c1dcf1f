import { CertificateIssued } from "../../generated/RetirementCertificate/RetirementCertificate";
import { Purpose } from "../../generated/protocol";
import { issueCertificate } from "../actions/issueCertificate";
import { ClaimFacts } from "../shared/facts";
import { countryCode, nameOf } from "../shared/text";
import { recordLog } from "../store/transaction";

export { handlePaused, handleUnpaused, handleUpgraded } from "./managed";

export function handleCertificateIssued(event: CertificateIssued): void {
  const p = event.params;
  const claim = new ClaimFacts(
    p.claim.beneficiary,
    nameOf(Purpose, p.claim.purpose),
    countryCode(p.claim.consumptionCountry),
    p.claim.consumptionStart,
    p.claim.consumptionEnd,
    p.claim.retiringEntity,
    p.claim.beneficiaryName,
    p.claim.beneficiaryLocation,
    p.claim.purposeReference,
    p.claim.message,
  );
  issueCertificate(recordLog(event), p.certificate, p.retirement, p.account, p.amount, claim);
}
