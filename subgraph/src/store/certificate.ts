import { Address, BigInt } from "@graphprotocol/graph-ts";
import { Certificate, Vintage } from "../../generated/schema";
import { toTonnes, ZERO } from "../shared/amount";
import { CertificateFacts, ClaimFacts } from "../shared/facts";
import { numberId } from "../shared/id";
import { Log } from "../shared/log";
import { settlementOf } from "../shared/serials";
import { isZero } from "../shared/text";
import { ensureAccount } from "./account";

export function loadCertificate(id: string): Certificate {
  return Certificate.load(id)!;
}

export function createCertificate(
  log: Log,
  tokenId: BigInt,
  retirement: BigInt,
  issuedLater: boolean,
  vintage: Vintage,
  account: Address,
  amount: BigInt,
  facts: CertificateFacts,
): Certificate {
  const certificate = new Certificate(numberId(tokenId));
  certificate.tokenId = tokenId;
  certificate.retirement = numberId(retirement);
  certificate.lineCount = facts.lines.length;
  certificate.issuedLater = issuedLater;
  certificate.account = ensureAccount(account);
  certificate.vintage = vintage.id;
  certificate.project = vintage.project;
  certificate.amount = amount;
  certificate.amountTonnes = toTonnes(amount);
  certificate.settled = ZERO;
  certificate.impaired = ZERO;
  writeAtRegistry(certificate);
  writeClaim(certificate, facts.claim);
  writeTerms(certificate, facts);
  certificate.timestamp = log.timestamp;
  certificate.blockNumber = log.blockNumber;
  certificate.transaction = log.transaction;
  certificate.save();
  return certificate;
}

/** What of it was retired at the registry, too. */
export function addSettledToCertificate(certificate: Certificate, amount: BigInt): void {
  certificate.settled = certificate.settled.plus(amount);
  writeAtRegistry(certificate);
  certificate.save();
}

/** What of it the registry recalled or reversed. */
export function addImpairedToCertificate(certificate: Certificate, amount: BigInt): void {
  certificate.impaired = certificate.impaired.plus(amount);
  writeAtRegistry(certificate);
  certificate.save();
}

/** @param word Confirmed or Disowned. */
export function writeWord(log: Log, certificate: Certificate, word: string): void {
  setWord(certificate, word);
  certificate.wordAt = log.timestamp;
  certificate.save();
}

export function writeClaimed(certificate: Certificate, beneficiary: Address): void {
  certificate.claimedBy = ensureAccount(beneficiary);
  certificate.claimed = true;
  certificate.save();
}

export function countAmendment(certificate: Certificate): void {
  certificate.amendmentCount += 1;
  certificate.save();
}

function writeAtRegistry(certificate: Certificate): void {
  certificate.settledTonnes = toTonnes(certificate.settled);
  certificate.settlement = settlementOf(certificate.settled, certificate.amount);
  certificate.impairedTonnes = toTonnes(certificate.impaired);
}

function setWord(certificate: Certificate, word: string): void {
  certificate.word = word;
  certificate.confirmed = word == "Confirmed";
  certificate.disowned = word == "Disowned";
}

function writeTerms(certificate: Certificate, facts: CertificateFacts): void {
  certificate.owner = facts.confirmed ? certificate.beneficiary! : certificate.account;
  certificate.consentedBefore = facts.confirmed;
  if (!isZero(facts.claimKey)) certificate.claimKey = facts.claimKey;
  certificate.commitment = facts.commitment;
  if (!isZero(facts.payToken)) {
    certificate.payToken = facts.payToken;
    certificate.paid = facts.paid;
  }
  certificate.claimed = false;
  certificate.amendmentCount = 0;
  setWord(certificate, facts.confirmed ? "Confirmed" : "Open");
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
