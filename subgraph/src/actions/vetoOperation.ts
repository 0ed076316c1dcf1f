import { Bytes } from "@graphprotocol/graph-ts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { loadOperation, writeVetoed } from "../store/timelockOperation";

/** The Timelock tells the cancellation itself, right after. */
export function vetoOperation(log: Log, id: Bytes, actions: Bytes): void {
  const operation = loadOperation(id);
  writeVetoed(operation, actions);
  const told = entry(log, "Vetoed", log.sender).detail(id.toHexString());
  if (operation.proposal !== null) told.ofProposal(operation.proposal!);
  told.record();
}
