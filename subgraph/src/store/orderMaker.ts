import { Address, BigInt } from "@graphprotocol/graph-ts";
import { OrderMaker } from "../../generated/schema";
import { ZERO } from "../shared/amount";
import { Log } from "../shared/log";
import { ensureAccount } from "./account";

export function ensureMaker(account: Address): OrderMaker {
  const known = OrderMaker.load(account);
  if (known != null) return known;
  const maker = new OrderMaker(account);
  maker.account = ensureAccount(account);
  maker.counter = ZERO;
  maker.save();
  return maker;
}

/** All that was signed with a lower counter is void. */
export function writeCounter(log: Log, account: Address, counter: BigInt): void {
  const maker = ensureMaker(account);
  maker.counter = counter;
  maker.cancelledAllAt = log.timestamp;
  maker.save();
}
