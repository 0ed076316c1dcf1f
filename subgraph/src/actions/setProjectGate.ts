import { BigInt } from "@graphprotocol/graph-ts";
import { loadProject, writeGate } from "../store/project";

/** The credit contract's side of a change of status, which has its own entry in the timeline. */
export function setProjectGate(id: string, closedUntil: BigInt): void {
  writeGate(loadProject(id), closedUntil);
}
