import { Address, BigInt } from "@graphprotocol/graph-ts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { writeLimit } from "../store/spendingLimit";

export function setLimit(log: Log, token: Address, limit: BigInt): void {
  writeLimit(log, token, limit);
  entry(log, "LimitSet", log.sender).detail(token.toHexString() + " " + limit.toString()).record();
}
