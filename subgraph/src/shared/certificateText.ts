import { Address, BigInt, Bytes } from "@graphprotocol/graph-ts";
import { Purpose } from "../../generated/protocol";
import { CertificateFacts, ClaimFacts, LineFacts } from "./facts";
import { countryCode, nameOf } from "./text";

/*
 * The bytes that a certificate is written in, as the contracts' library CertificateText lays them out, big endian:
 * flags (1) · account (20) · vintage (4) · position (12) · amount (12) · time (5) · block number (5) · purpose (1) ·
 * operator (20, flag 0) · beneficiary (20, flag 1) · consumption country, start and end (2, 4, 4, flag 2) · how many lines
 * follow (1), and vintage, position and amount (4, 12, 12) of each line but the first (flag 3) · claim key (20, flag 5) ·
 * commitment (32, flag 6) · pay token and price (20, 16, flag 7) · lengths of retiring entity, beneficiary name, beneficiary location and purpose reference (4) ·
 * these texts · message to the end. Flag 4: the beneficiary consented before. The amount in the head is that of all lines.
 */
const VINTAGE_AT: i32 = 21;
const PURPOSE_AT: i32 = 59;
const HAS_OPERATOR: i32 = 1;
const HAS_BENEFICIARY: i32 = 2;
const HAS_CONSUMPTION: i32 = 4;
const HAS_LINES: i32 = 8;
const IS_CONFIRMED: i32 = 16;
const HAS_CLAIM_KEY: i32 = 32;
const HAS_COMMITMENT: i32 = 64;
const HAS_PRICE: i32 = 128;
const ADDRESS_SIZE: i32 = 20;
const HASH_SIZE: i32 = 32;
const PRICE_SIZE: i32 = 16;

/** Reads a certificate's bytes. */
export function readCertificate(text: Bytes): CertificateFacts {
  const flags = <i32>text[0];
  const reader = new Reader(text, PURPOSE_AT);
  const claim = new ClaimFacts(nameOf(Purpose, <i32>reader.take(1)[0]));
  const facts = new CertificateFacts(claim);
  if ((flags & HAS_OPERATOR) != 0) reader.take(ADDRESS_SIZE);
  if ((flags & HAS_BENEFICIARY) != 0) claim.beneficiary = reader.address();
  if ((flags & HAS_CONSUMPTION) != 0) readConsumption(reader, claim);
  facts.confirmed = (flags & IS_CONFIRMED) != 0;
  facts.lines = readLines(new Reader(text, VINTAGE_AT).line(), reader, (flags & HAS_LINES) != 0);
  if ((flags & HAS_CLAIM_KEY) != 0) facts.claimKey = reader.address();
  if ((flags & HAS_COMMITMENT) != 0) facts.commitment = reader.take(HASH_SIZE);
  if ((flags & HAS_PRICE) != 0) {
    facts.payToken = reader.address();
    facts.paid = reader.number(PRICE_SIZE);
  }
  readTexts(reader, claim);
  return facts;
}

/** The first line stands in the head, with the amount of all of them. */
function readLines(head: LineFacts, reader: Reader, several: boolean): LineFacts[] {
  const lines = [head];
  const more = several ? <i32>reader.take(1)[0] : 0;
  for (let i = 0; i < more; i++) {
    const line = reader.line();
    lines.push(line);
    head.amount = head.amount.minus(line.amount);
  }
  return lines;
}

function readConsumption(reader: Reader, claim: ClaimFacts): void {
  claim.consumptionCountry = countryCode(reader.take(2));
  claim.consumptionStart = reader.number(4);
  claim.consumptionEnd = reader.number(4);
}

function readTexts(reader: Reader, claim: ClaimFacts): void {
  const lengths = reader.take(4);
  claim.retiringEntity = reader.take(lengths[0]).toString();
  claim.beneficiaryName = reader.take(lengths[1]).toString();
  claim.beneficiaryLocation = reader.take(lengths[2]).toString();
  claim.purposeReference = reader.take(lengths[3]).toString();
  claim.message = reader.rest().toString();
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

  address(): Address {
    return Address.fromBytes(this.take(ADDRESS_SIZE));
  }

  /** Big endian. */
  number(size: i32): BigInt {
    return BigInt.fromUnsignedBytes(Bytes.fromUint8Array(this.take(size).reverse()));
  }

  line(): LineFacts {
    return new LineFacts(this.number(4), this.number(12), this.number(12));
  }

  rest(): Bytes {
    return this.take(this.bytes.length - this.at);
  }
}
