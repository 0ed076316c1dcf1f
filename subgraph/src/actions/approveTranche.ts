import { BigInt } from "@graphprotocol/graph-ts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { createTranche } from "../store/tranche";
import { loadGrant, writeApproved } from "../store/vestingGrant";

export function approveTranche(log: Log, id: BigInt, amount: BigInt, approved: BigInt): void {
  const grant = loadGrant(id);
  writeApproved(grant, approved);
  createTranche(log, grant, amount, approved);
  entry(log, "TrancheApproved", log.sender).with(grant.beneficiary).ofGrant(grant).tokens(amount).record();
}
