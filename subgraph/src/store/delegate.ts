import { Address, BigInt, Bytes } from "@graphprotocol/graph-ts";
import { Delegate } from "../../generated/schema";
import { ZERO } from "../shared/amount";
import { ensureAccount } from "./account";

/** Makes the delegate on first sight; answers with its id. */
export function ensureDelegate(account: Address): Bytes {
  return load(account).id;
}

export function countDelegators(id: Bytes, change: i32): void {
  const delegate = Delegate.load(id)!;
  delegate.delegatorCount += change;
  delegate.save();
}

export function writeVotes(account: Address, votes: BigInt): Bytes {
  const delegate = load(account);
  delegate.votes = votes;
  delegate.snapshotCount += 1;
  delegate.save();
  return delegate.id;
}

function load(account: Address): Delegate {
  const known = Delegate.load(account);
  if (known != null) return known;
  const delegate = new Delegate(account);
  delegate.account = ensureAccount(account);
  delegate.votes = ZERO;
  delegate.delegatorCount = 0;
  delegate.snapshotCount = 0;
  delegate.save();
  return delegate;
}
