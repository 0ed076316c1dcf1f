import { BigInt } from "@graphprotocol/graph-ts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { addReleased as addToLedger, loadLedger } from "../store/bucketLedger";
import { createRelease } from "../store/release";
import { addReleased, loadGrant } from "../store/vestingGrant";

export function releaseGrant(log: Log, id: BigInt, amount: BigInt): void {
  const grant = loadGrant(id);
  addReleased(grant, amount);
  addToLedger(loadLedger(grant.bucket), amount);
  createRelease(log, grant, amount);
  entry(log, "Released", log.sender).with(grant.beneficiary).ofGrant(grant).tokens(amount).record();
}
