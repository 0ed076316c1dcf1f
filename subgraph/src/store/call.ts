import { Bytes } from "@graphprotocol/graph-ts";
import { Call } from "../../generated/schema";
import { nameOfContract } from "../shared/context";
import { argumentsOf, isProtected, knownCall, selectorIn, signatureOf } from "../shared/decode";
import { CallFacts } from "../shared/facts";
import { callId } from "../shared/id";
import { createArguments } from "./callArgument";

/** A call that is proposed. */
export function createProposedCall(proposal: string, facts: CallFacts): void {
  const call = newCall(proposal, facts);
  call.proposal = proposal;
  call.save();
}

/** A call that is scheduled in the Timelock; the same one, when a cancelled operation is scheduled anew. */
export function createScheduledCall(operation: Bytes, facts: CallFacts): void {
  if (Call.load(callId(operation.toHexString(), facts.index)) != null) return;
  const call = newCall(operation.toHexString(), facts);
  call.operation = operation;
  call.save();
}

function newCall(owner: string, facts: CallFacts): Call {
  const call = new Call(callId(owner, facts.index));
  const selector = selectorIn(facts.data);
  call.index = facts.index;
  call.target = facts.target;
  call.targetName = nameOfContract(facts.target);
  call.value = facts.value;
  call.data = facts.data;
  call.selector = selector;
  call.isProtected = isProtected(facts.target, facts.data);
  call.decoded = false;
  const known = knownCall(call.targetName, selector);
  if (known >= 0) {
    call.signature = signatureOf(known);
    const found = argumentsOf(known, facts.data);
    call.decoded = found !== null;
    if (found !== null) createArguments(call.id, found);
  }
  return call;
}
