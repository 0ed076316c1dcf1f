import { Bytes } from "@graphprotocol/graph-ts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";

/** What the Safe called on itself. */
export function administerSafe(log: Log, call: Bytes): void {
  entry(log, "SafeAdministered", log.sender).detail(call.toHexString()).record();
}
