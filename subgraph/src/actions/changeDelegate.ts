import { Address } from "@graphprotocol/graph-ts";
import { Log } from "../shared/log";
import { ensureAccount } from "../store/account";
import { entry } from "../store/auditEvent";
import { createDelegateChange } from "../store/delegateChange";
import { writeDelegate } from "../store/staker";

/** The first stake tells that everybody is their own delegate at first: there was none before. */
export function changeDelegate(log: Log, delegator: Address, from: Address, to: Address): void {
  const before = writeDelegate(delegator, to);
  createDelegateChange(log, delegator, from, to);
  entry(log, "DelegateChanged", delegator).with(ensureAccount(to)).detail(before.toHexString()).record();
}
