import { Address } from "@graphprotocol/graph-ts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { writePaused } from "../store/managedContract";

export function unpauseContract(log: Log, by: Address): void {
  entry(log, "Unpaused", by).ofContract(writePaused(log, false)).record();
}
