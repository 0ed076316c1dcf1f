import { Address } from "@graphprotocol/graph-ts";
import { GrantHandOver, VestingGrant } from "../../generated/schema";
import { logId } from "../shared/id";
import { Log } from "../shared/log";
import { ensureAccount } from "./account";

export function createHandOver(log: Log, grant: VestingGrant, from: Address, to: Address): void {
  const handOver = new GrantHandOver(logId(log));
  handOver.grant = grant.id;
  handOver.from = ensureAccount(from);
  handOver.to = ensureAccount(to);
  handOver.released = grant.released;
  handOver.timestamp = log.timestamp;
  handOver.blockNumber = log.blockNumber;
  handOver.transaction = log.transaction;
  handOver.save();
}
