import {
  CertificateAmended,
  CertificateClaimed,
  CertificateConfirmed,
  CertificateDisowned,
  NonceCancelled,
} from "../../generated/CertificateNotes/CertificateNotes";
import { amendCertificate } from "../actions/amendCertificate";
import { cancelNonce } from "../actions/cancelNonce";
import { claimCertificate, confirmCertificate, disownCertificate } from "../actions/consent";
import { contractName } from "../shared/context";
import { numberId } from "../shared/id";
import { recordLog } from "../store/transaction";

export { handleUpgraded } from "./managed";

export function handleCertificateConfirmed(event: CertificateConfirmed): void {
  confirmCertificate(recordLog(event), numberId(event.params.certificate), event.params.beneficiary);
}

export function handleCertificateDisowned(event: CertificateDisowned): void {
  const p = event.params;
  disownCertificate(recordLog(event), numberId(p.certificate), p.beneficiary, p.reason);
}

export function handleCertificateClaimed(event: CertificateClaimed): void {
  claimCertificate(recordLog(event), numberId(event.params.certificate), event.params.beneficiary);
}

export function handleCertificateAmended(event: CertificateAmended): void {
  const p = event.params;
  amendCertificate(recordLog(event), numberId(p.certificate), p.number, p.retiree, p.countersigned, p.text);
}

export function handleNonceCancelled(event: NonceCancelled): void {
  cancelNonce(recordLog(event), event.params.account, contractName(), event.params.nonce);
}
