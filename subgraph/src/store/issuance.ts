import { Address, BigInt } from "@graphprotocol/graph-ts";
import { Block, Issuance, Vintage } from "../../generated/schema";
import { TONNE, toTonnes } from "../shared/amount";
import { issuanceId } from "../shared/id";
import { Log } from "../shared/log";
import { ensureAccount } from "./account";

/** Appends a confirmed block to its vintage's sequence. */
export function createIssuance(
  log: Log,
  vintage: Vintage,
  block: Block,
  verifier: Address,
  recipient: Address,
  tonnes: BigInt,
  sequenceStart: BigInt,
): Issuance {
  const issuance = new Issuance(issuanceId(vintage.id, vintage.issuanceCount));
  issuance.vintage = vintage.id;
  issuance.project = vintage.project;
  issuance.block = block.id;
  issuance.index = vintage.issuanceCount;
  issuance.start = sequenceStart.times(TONNE);
  issuance.amount = tonnes.times(TONNE);
  issuance.end = issuance.start.plus(issuance.amount);
  issuance.amountTonnes = toTonnes(issuance.amount);
  issuance.verifier = ensureAccount(verifier);
  issuance.recipient = ensureAccount(recipient);
  issuance.timestamp = log.timestamp;
  issuance.blockNumber = log.blockNumber;
  issuance.transaction = log.transaction;
  issuance.save();
  return issuance;
}

export function loadIssuance(vintage: Vintage, index: i32): Issuance {
  return Issuance.load(issuanceId(vintage.id, index))!;
}

/** The index of the issuance in which a position lies: at the vintage's cursor as a rule, else by binary search. */
export function issuanceAt(vintage: Vintage, position: BigInt): i32 {
  const cursor = vintage.cursor;
  if (cursor < vintage.issuanceCount && contains(loadIssuance(vintage, cursor), position)) return cursor;
  let low = 0;
  let high = vintage.issuanceCount - 1;
  while (low < high) {
    const middle = (low + high) / 2;
    if (position.lt(loadIssuance(vintage, middle).end)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function contains(issuance: Issuance, position: BigInt): boolean {
  return position.ge(issuance.start) && position.lt(issuance.end);
}
