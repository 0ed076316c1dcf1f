import { Address, BigInt, Bytes } from "@graphprotocol/graph-ts";
import { Pause } from "../../generated/schema";
import { smallId } from "../shared/id";
import { Log } from "../shared/log";
import { ensureAccount } from "./account";

/** @param number Counts pauses from 1. */
export function createPause(
  log: Log,
  number: i32,
  by: Address,
  until: BigInt,
  restUntil: BigInt,
  targets: Bytes[],
): void {
  const pause = new Pause(smallId(number));
  pause.number = number;
  pause.by = ensureAccount(by);
  pause.since = log.timestamp;
  pause.until = until;
  pause.restUntil = restUntil;
  pause.targets = targets;
  pause.deafTargets = [];
  pause.transaction = log.transaction;
  pause.save();
}

export function writeEnded(log: Log, number: i32, restUntil: BigInt): void {
  const pause = Pause.load(smallId(number))!;
  pause.endedAt = log.timestamp;
  pause.restUntil = restUntil;
  pause.ending = log.transaction;
  pause.save();
}

/** A contract may be deaf to the pause and to its end. */
export function addDeafTarget(number: i32, target: Address): void {
  const pause = Pause.load(smallId(number))!;
  const deaf = pause.deafTargets;
  if (deaf.includes(target)) return;
  deaf.push(target);
  pause.deafTargets = deaf;
  pause.save();
}

export function writeAllowed(log: Log, number: i32): void {
  const pause = Pause.load(smallId(number))!;
  pause.allowedAt = log.timestamp;
  pause.save();
}
