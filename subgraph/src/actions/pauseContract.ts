import { Address } from "@graphprotocol/graph-ts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { writePaused } from "../store/managedContract";

export function pauseContract(log: Log, by: Address): void {
  entry(log, "Paused", by).ofContract(writePaused(log, true)).record();
}
