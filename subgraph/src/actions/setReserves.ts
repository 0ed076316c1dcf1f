import { BigInt } from "@graphprotocol/graph-ts";
import { Log } from "../shared/log";
import { loadPair, writeReserves } from "../store/pair";

export function setReserves(log: Log, reserve0: BigInt, reserve1: BigInt): void {
  writeReserves(log, loadPair(log.contract), reserve0, reserve1);
}
