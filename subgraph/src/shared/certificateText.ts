import { Address, BigInt, Bytes } from "@graphprotocol/graph-ts";
import { Purpose } from "../../generated/protocol";
import { ClaimFacts } from "./facts";
import { countryCode, nameOf } from "./text";

/*
 * The bytes that a certificate is written in, as the contracts' library CertificateText lays them out, big endian:
 * flags (1) · account (20) · vintage (4) · position (12) · amount (12) · time (5) · block number (5) · purpose (1) ·
 * operator (20, flag 0) · beneficiary (20, flag 1) · consumption country, start and end (2, 4, 4, flag 2) · lengths of
 * retiring entity, beneficiary name, beneficiary location and purpose reference (4) · these texts · message to the end.
 * What stands before the purpose is known from the retirement and is not read again.
 */
const PURPOSE_AT: i32 = 59;
const HAS_OPERATOR: i32 = 1;
const HAS_BENEFICIARY: i32 = 2;
const HAS_CONSUMPTION: i32 = 4;
const ADDRESS_SIZE: i32 = 20;

/** Reads the claim out of a certificate's bytes. */
export function readClaim(text: Bytes): ClaimFacts {
  const flags = <i32>text[0];
  const reader = new Reader(text, PURPOSE_AT);
  const purpose = nameOf(Purpose, <i32>reader.take(1)[0]);
  if ((flags & HAS_OPERATOR) != 0) reader.take(ADDRESS_SIZE);
  const claim = new ClaimFacts(purpose);
  if ((flags & HAS_BENEFICIARY) != 0) claim.beneficiary = Address.fromBytes(reader.take(ADDRESS_SIZE));
  if ((flags & HAS_CONSUMPTION) != 0) readConsumption(reader, claim);
  readTexts(reader, claim);
  return claim;
}

function readConsumption(reader: Reader, claim: ClaimFacts): void {
  claim.consumptionCountry = countryCode(reader.take(2));
  claim.consumptionStart = bigEndian(reader.take(4));
  claim.consumptionEnd = bigEndian(reader.take(4));
}

function readTexts(reader: Reader, claim: ClaimFacts): void {
  const lengths = reader.take(4);
  claim.retiringEntity = reader.take(lengths[0]).toString();
  claim.beneficiaryName = reader.take(lengths[1]).toString();
  claim.beneficiaryLocation = reader.take(lengths[2]).toString();
  claim.purposeReference = reader.take(lengths[3]).toString();
  claim.message = reader.rest().toString();
}

function bigEndian(bytes: Bytes): BigInt {
  return BigInt.fromUnsignedBytes(Bytes.fromUint8Array(bytes.reverse()));
}

/** Takes one piece after the other. */
class Reader {
  constructor(
    private bytes: Bytes,
    private at: i32,
  ) {}

  take(size: i32): Bytes {
    const piece = Bytes.fromUint8Array(this.bytes.slice(this.at, this.at + size));
    this.at += size;
    return piece;
  }

  rest(): Bytes {
    return this.take(this.bytes.length - this.at);
  }
}
