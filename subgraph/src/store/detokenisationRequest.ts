import { Address } from "@graphprotocol/graph-ts";
import { DetokenisationRequest, SerialRange, Vintage } from "../../generated/schema";
import { RequestFacts } from "../shared/facts";
import { numberId } from "../shared/id";
import { Log } from "../shared/log";
import { ensureAccount } from "./account";

export function loadRequest(id: string): DetokenisationRequest {
  return DetokenisationRequest.load(id)!;
}

/** What it reserved, one range a block. */
export function rangesOf(request: DetokenisationRequest): SerialRange[] {
  return request.serials.load();
}

export function createRequest(log: Log, vintage: Vintage, number: i32, facts: RequestFacts): DetokenisationRequest {
  const request = new DetokenisationRequest(numberId(facts.id));
  request.number = number;
  request.vintage = vintage.id;
  request.project = vintage.project;
  request.owner = ensureAccount(facts.owner);
  request.firstTonne = facts.firstTonne;
  request.tonnes = facts.tonnes;
  request.registryAccount = facts.registryAccount;
  request.status = "Requested";
  request.requestedAt = log.timestamp;
  request.transaction = log.transaction;
  request.save();
  return request;
}

export function writeAccepted(log: Log, request: DetokenisationRequest, registrar: Address): void {
  request.status = "Accepted";
  request.acceptedBy = ensureAccount(registrar);
  request.acceptedAt = log.timestamp;
  request.save();
}

export function writeFinalised(log: Log, request: DetokenisationRequest, registrar: Address, reference: string): void {
  request.finalisedBy = ensureAccount(registrar);
  request.finalisedAt = log.timestamp;
  request.transferReference = reference;
  close(log, request, "Finalised");
}

export function writeReverted(log: Log, request: DetokenisationRequest, registrar: Address, reason: string): void {
  request.revertedBy = ensureAccount(registrar);
  request.revertReason = reason;
  close(log, request, "Reverted");
}

export function writeTakenBack(log: Log, request: DetokenisationRequest): void {
  close(log, request, "Withdrawn");
}

function close(log: Log, request: DetokenisationRequest, status: string): void {
  request.status = status;
  request.closedAt = log.timestamp;
  request.closing = log.transaction;
  request.save();
}
