import { Address, BigInt } from "@graphprotocol/graph-ts";
import { DetokenisationRequest } from "../../generated/schema";
import { TONNE } from "../shared/amount";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { loadBlock, lockBlock, releaseBlock } from "../store/block";
import {
  loadRequest,
  rangesOf,
  writeAccepted,
  writeFinalised,
  writeReverted,
  writeTakenBack,
} from "../store/detokenisationRequest";
import { impairedTonnes } from "../store/impairment";
import { addToLocked, releaseLocked } from "../store/supply";
import { addImpaired, loadVintage } from "../store/vintage";

export function acceptRequest(log: Log, id: string, registrar: Address): void {
  const request = loadRequest(id);
  writeAccepted(log, request, registrar);
  entry(log, "DetokenisationAccepted", registrar).with(request.owner).ofRequest(request).record();
}

/** The serial numbers have left the market. */
export function finaliseRequest(log: Log, id: string, registrar: Address, reference: string): void {
  const request = loadRequest(id);
  writeFinalised(log, request, registrar, reference);
  releaseLocked(loadVintage(request.vintage), amountOf(request));
  const ranges = rangesOf(request);
  for (let i = 0; i < ranges.length; i++) releaseBlock(loadBlock(ranges[i].block), ranges[i].amount);
  entry(log, "DetokenisationFinalised", registrar)
    .with(request.owner)
    .ofRequest(request)
    .amount(amountOf(request))
    .detail(reference)
    .record();
}

export function revertRequest(log: Log, id: string, registrar: Address, reason: string): void {
  const request = loadRequest(id);
  writeReverted(log, request, registrar, reason);
  giveBack(request);
  entry(log, "DetokenisationReverted", registrar)
    .with(request.owner)
    .ofRequest(request)
    .amount(amountOf(request))
    .detail(reason)
    .record();
}

export function withdrawRequest(log: Log, id: string, owner: Address): void {
  const request = loadRequest(id);
  writeTakenBack(log, request);
  giveBack(request);
  entry(log, "DetokenisationWithdrawn", owner).ofRequest(request).amount(amountOf(request)).record();
}

/** The units come back as a transfer, and the serial numbers, of which some may have been impaired meanwhile. */
function giveBack(request: DetokenisationRequest): void {
  const vintage = loadVintage(request.vintage);
  addToLocked(vintage, amountOf(request).neg());
  const ranges = rangesOf(request);
  for (let i = 0; i < ranges.length; i++) lockBlock(loadBlock(ranges[i].block), ranges[i].amount.neg());
  const impaired = impairedTonnes(vintage, request.firstTonne, request.firstTonne.plus(request.tonnes));
  addImpaired(vintage, impaired.times(TONNE));
}

function amountOf(request: DetokenisationRequest): BigInt {
  return request.tonnes.times(TONNE);
}
