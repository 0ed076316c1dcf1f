import { BigInt } from "@graphprotocol/graph-ts";
import { Log } from "../shared/log";
import { loadPool, writePoolPausedUntil } from "../store/pool";

/** A pool's copy of the guardian's clock, which the factory hands on. */
export function pausePool(log: Log, until: BigInt): void {
  writePoolPausedUntil(loadPool(log.contract), until);
}
