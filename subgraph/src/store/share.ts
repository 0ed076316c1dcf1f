import { BigInt, ByteArray, Bytes } from "@graphprotocol/graph-ts";
import { Project, Registry, Share, Vintage } from "../../generated/schema";
import { toTonnes, ZERO } from "../shared/amount";
import { shareId } from "../shared/id";
import { hashOf } from "../shared/text";

/** Nothing is capped {basis point}. */
const NO_CAP: i32 = 10_000;
const KEY_SIZE: i32 = 32;

/** What is allotted; a negative amount takes away {t}. */
export function addAllottedShare(vintage: Vintage, tonnes: BigInt): void {
  const shares = sharesOf(vintage);
  for (let i = 0; i < shares.length; i++) {
    shares[i].allotted = shares[i].allotted.plus(tonnes);
    shares[i].save();
  }
}

export function addIssuedShare(vintage: Vintage, amount: BigInt): void {
  const shares = sharesOf(vintage);
  for (let i = 0; i < shares.length; i++) {
    shares[i].issued = shares[i].issued.plus(amount);
    shares[i].issuedTonnes = toTonnes(shares[i].issued);
    shares[i].save();
  }
}

export function addRetiredShare(vintage: Vintage, amount: BigInt): void {
  const shares = sharesOf(vintage);
  for (let i = 0; i < shares.length; i++) {
    shares[i].retired = shares[i].retired.plus(amount);
    shares[i].retiredTonnes = toTonnes(shares[i].retired);
    shares[i].save();
  }
}

/** @param cap {basis point} */
export function writeShareCap(dimension: string, key: Bytes, name: string, cap: i32): void {
  const share = ensureShare(dimension, key, name);
  share.cap = cap;
  share.save();
}

/** A vintage counts for its project's type, country and registry. */
function sharesOf(vintage: Vintage): Share[] {
  const project = Project.load(vintage.project)!;
  const registry = Registry.load(project.registry)!;
  return [
    ensureShare("ProjectType", hashOf(project.projectType), project.projectType),
    ensureShare("Country", keyOfCountry(project.country), project.country),
    ensureShare("Registry", keyOfRegistry(registry.number), registry.code),
  ];
}

/** The two letters, left-aligned. */
function keyOfCountry(country: string): Bytes {
  const key = new ByteArray(KEY_SIZE);
  key.set(ByteArray.fromUTF8(country), 0);
  return Bytes.fromByteArray(key);
}

/** The registry's number, which is one byte. */
function keyOfRegistry(number: i32): Bytes {
  const key = new ByteArray(KEY_SIZE);
  key[KEY_SIZE - 1] = <u8>number;
  return Bytes.fromByteArray(key);
}

function ensureShare(dimension: string, key: Bytes, name: string): Share {
  const known = Share.load(shareId(dimension, key));
  if (known != null) return known;
  const share = new Share(shareId(dimension, key));
  share.dimension = dimension;
  share.key = key;
  share.name = name;
  share.allotted = ZERO;
  share.issued = ZERO;
  share.issuedTonnes = toTonnes(ZERO);
  share.retired = ZERO;
  share.retiredTonnes = toTonnes(ZERO);
  share.cap = NO_CAP;
  return share;
}
