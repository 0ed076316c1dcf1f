import { BigInt } from "@graphprotocol/graph-ts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { addReturned, loadLedger } from "../store/bucketLedger";
import { loadGrant, writeRevoked } from "../store/vestingGrant";

/** What has vested stays the beneficiary's, the rest went to the treasury. */
export function revokeGrant(log: Log, id: BigInt, vested: BigInt, returned: BigInt): void {
  const grant = loadGrant(id);
  writeRevoked(log, grant, vested, returned);
  addReturned(loadLedger(grant.bucket), returned);
  entry(log, "GrantRevoked", log.sender).with(grant.beneficiary).ofGrant(grant).tokens(returned).record();
}
