import { Address, BigInt } from "@graphprotocol/graph-ts";
import { Certificate, Vintage } from "../../generated/schema";
import { toTonnes } from "../shared/amount";
import { ClaimFacts } from "../shared/facts";
import { numberId } from "../shared/id";
import { Log } from "../shared/log";
import { isZero } from "../shared/text";
import { ensureAccount } from "./account";

export function createCertificate(
  log: Log,
  tokenId: BigInt,
  retirement: BigInt,
  issuedLater: boolean,
  vintage: Vintage,
  account: Address,
  amount: BigInt,
  claim: ClaimFacts,
): Certificate {
  const certificate = new Certificate(numberId(tokenId));
  certificate.tokenId = tokenId;
  certificate.retirement = numberId(retirement);
  certificate.issuedLater = issuedLater;
  certificate.account = ensureAccount(account);
  certificate.vintage = vintage.id;
  certificate.project = vintage.project;
  certificate.amount = amount;
  certificate.amountTonnes = toTonnes(amount);
  writeClaim(certificate, claim);
  certificate.timestamp = log.timestamp;
  certificate.blockNumber = log.blockNumber;
  certificate.transaction = log.transaction;
  certificate.save();
  return certificate;
}

function writeClaim(certificate: Certificate, claim: ClaimFacts): void {
  if (!isZero(claim.beneficiary)) certificate.beneficiary = ensureAccount(claim.beneficiary);
  certificate.purpose = claim.purpose;
  if (claim.consumptionCountry != "") certificate.consumptionCountry = claim.consumptionCountry;
  if (!claim.consumptionStart.isZero()) certificate.consumptionStart = claim.consumptionStart.toI32();
  if (!claim.consumptionEnd.isZero()) certificate.consumptionEnd = claim.consumptionEnd.toI32();
  certificate.retiringEntity = claim.retiringEntity;
  certificate.beneficiaryName = claim.beneficiaryName;
  certificate.beneficiaryLocation = claim.beneficiaryLocation;
  certificate.purposeReference = claim.purposeReference;
  certificate.message = claim.message;
}
