import { Bytes } from "@graphprotocol/graph-ts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { writeCap } from "../store/cap";
import { writeShareCap } from "../store/share";

/** @param cap {basis point} */
export function setCap(log: Log, dimension: string, key: Bytes, name: string, cap: i32): void {
  writeCap(log, dimension, key, name, cap);
  writeShareCap(dimension, key, name, cap);
  entry(log, "CapSet", log.sender)
    .detail(dimension + " " + name + ": " + cap.toString())
    .record();
}
