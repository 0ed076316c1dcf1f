import { BigInt } from "@graphprotocol/graph-ts";
import { Log } from "../shared/log";
import { writePausedUntil } from "../store/managedContract";

/** A contract's copy of the guardian's clock. The guardian contract tells the pause itself. */
export function setPausedUntil(log: Log, until: BigInt): void {
  writePausedUntil(log, until);
}
