import { BigInt } from "@graphprotocol/graph-ts";
import { Tranche, VestingGrant } from "../../generated/schema";
import { logId } from "../shared/id";
import { Log } from "../shared/log";

export function createTranche(log: Log, grant: VestingGrant, amount: BigInt, approved: BigInt): void {
  const tranche = new Tranche(logId(log));
  tranche.grant = grant.id;
  tranche.amount = amount;
  tranche.approved = approved;
  tranche.timestamp = log.timestamp;
  tranche.blockNumber = log.blockNumber;
  tranche.transaction = log.transaction;
  tranche.save();
}
