import { BigInt } from "@graphprotocol/graph-ts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { writeCommission } from "../store/protocol";

export function setCommission(log: Log, rate: BigInt): void {
  writeCommission(rate);
  entry(log, "CommissionSet", log.sender).detail(rate.toString()).record();
}
