import { Address, Bytes } from "@graphprotocol/graph-ts";
import { RestrictedFunction } from "../../generated/schema";
import { nameOfContract } from "../shared/context";
import { knownCall, signatureOf } from "../shared/decode";
import { restrictedFunctionId } from "../shared/id";
import { Log } from "../shared/log";
import { RoleFacts } from "../shared/role";
import { ensureRole } from "./role";

export function writeRestricted(log: Log, target: Address, selector: Bytes, role: RoleFacts): RestrictedFunction {
  const id = restrictedFunctionId(target, selector);
  const known = RestrictedFunction.load(id);
  const restricted = known != null ? known : new RestrictedFunction(id);
  restricted.target = target;
  restricted.targetName = nameOfContract(target);
  restricted.selector = selector;
  const call = knownCall(restricted.targetName, selector);
  restricted.signature = call < 0 ? null : signatureOf(call);
  restricted.role = ensureRole(role).id;
  restricted.since = log.timestamp;
  restricted.transaction = log.transaction;
  restricted.save();
  return restricted;
}
