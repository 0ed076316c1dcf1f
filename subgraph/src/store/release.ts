import { BigInt } from "@graphprotocol/graph-ts";
import { Release, VestingGrant } from "../../generated/schema";
import { logId } from "../shared/id";
import { Log } from "../shared/log";

/** After the grant's own sum was raised. */
export function createRelease(log: Log, grant: VestingGrant, amount: BigInt): void {
  const release = new Release(logId(log));
  release.grant = grant.id;
  release.beneficiary = grant.beneficiary;
  release.amount = amount;
  release.released = grant.released;
  release.timestamp = log.timestamp;
  release.blockNumber = log.blockNumber;
  release.transaction = log.transaction;
  release.save();
}
