import { Address } from "@graphprotocol/graph-ts";
import { DelegateChange } from "../../generated/schema";
import { logId } from "../shared/id";
import { Log } from "../shared/log";
import { isZero } from "../shared/text";
import { ensureAccount } from "./account";
import { ensureDelegate } from "./delegate";
import { stakedOf } from "./staker";

/** @param from Zero before the first stake. */
export function createDelegateChange(log: Log, delegator: Address, from: Address, to: Address): void {
  const change = new DelegateChange(logId(log));
  change.delegator = ensureAccount(delegator);
  if (!isZero(from)) change.from = ensureDelegate(from);
  change.to = ensureDelegate(to);
  change.votes = stakedOf(delegator);
  change.sortKey = log.sortKey();
  change.timestamp = log.timestamp;
  change.blockNumber = log.blockNumber;
  change.transaction = log.transaction;
  change.save();
}
