import { Address, BigInt } from "@graphprotocol/graph-ts";
import { PriceReference, Vintage } from "../../generated/schema";
import { ONE, ZERO } from "../shared/amount";
import { classReferenceId, vintageReferenceId } from "../shared/id";
import { Log } from "../shared/log";
import { ensurePayTokenId } from "./payToken";

/** 100 % {1e4 = 100 %}. */
const WHOLE: BigInt = BigInt.fromI32(10_000);

export function writeVintageReference(
  log: Log,
  vintage: Vintage,
  payToken: Address,
  unitPrice: BigInt,
  bandBps: BigInt,
): PriceReference {
  const reference = ensureReference(vintageReferenceId(vintage.id, payToken), payToken);
  reference.vintage = vintage.id;
  write(log, reference, unitPrice, bandBps);
  return reference;
}

export function writeClassReference(
  log: Log,
  projectClass: string,
  payToken: Address,
  unitPrice: BigInt,
  bandBps: BigInt,
): PriceReference {
  const reference = ensureReference(classReferenceId(projectClass, payToken), payToken);
  reference.projectClass = projectClass;
  write(log, reference, unitPrice, bandBps);
  return reference;
}

/** The band's ends, as the market rounds them: inwards. */
function write(log: Log, reference: PriceReference, unitPrice: BigInt, bandBps: BigInt): void {
  reference.active = !bandBps.isZero();
  reference.unitPrice = unitPrice;
  reference.bandBps = bandBps.toI32();
  reference.low = ZERO;
  reference.high = null;
  if (reference.active) {
    reference.low = unitPrice.times(WHOLE.minus(bandBps)).plus(WHOLE).minus(ONE).div(WHOLE);
    reference.high = unitPrice.times(WHOLE.plus(bandBps)).div(WHOLE);
  }
  reference.setAt = log.timestamp;
  reference.save();
}

function ensureReference(id: string, payToken: Address): PriceReference {
  const known = PriceReference.load(id);
  if (known != null) return known;
  const reference = new PriceReference(id);
  reference.payToken = ensurePayTokenId(payToken);
  return reference;
}
