import { Address } from "@graphprotocol/graph-ts";
import { Amendment, Certificate } from "../../generated/schema";
import { ofCertificateId } from "../shared/id";
import { Log } from "../shared/log";
import { ensureAccount } from "./account";

/** @param number Counts the certificate's amendments from 1. */
export function createAmendment(
  log: Log,
  certificate: Certificate,
  number: i32,
  retiree: Address,
  countersigned: boolean,
  text: string,
): Amendment {
  const amendment = new Amendment(ofCertificateId(certificate.id, number));
  amendment.certificate = certificate.id;
  amendment.number = number;
  amendment.retiree = ensureAccount(retiree);
  amendment.countersigned = countersigned;
  amendment.text = text;
  amendment.at = log.timestamp;
  amendment.transaction = log.transaction;
  amendment.save();
  return amendment;
}
