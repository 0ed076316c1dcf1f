import { Address, BigInt } from "@graphprotocol/graph-ts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { createHandOver } from "../store/grantHandOver";
import { loadGrant, writeBeneficiary } from "../store/vestingGrant";

/** The new beneficiary took the grant over, with all that is not yet released. */
export function handOverGrant(log: Log, id: BigInt, from: Address, to: Address): void {
  const grant = loadGrant(id);
  const former = grant.beneficiary;
  writeBeneficiary(grant, to);
  createHandOver(log, grant, from, to);
  entry(log, "GrantHandedOver", to).with(former).ofGrant(grant).record();
}
