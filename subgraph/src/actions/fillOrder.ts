import { Address, BigInt } from "@graphprotocol/graph-ts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { loadCertificate } from "../store/certificate";
import { loadVintage } from "../store/vintage";

/** The retirement and its certificate were told before. */
export function fillOrder(log: Log, account: Address, nonce: BigInt, operator: Address, certificateId: string): void {
  const certificate = loadCertificate(certificateId);
  const told = entry(log, "OrderFilled", account)
    .ofVintage(loadVintage(certificate.vintage))
    .ofCertificate(certificate)
    .amount(certificate.amount)
    .detail(nonce.toString());
  if (!operator.equals(account)) told.withAccount(operator);
  told.record();
}
