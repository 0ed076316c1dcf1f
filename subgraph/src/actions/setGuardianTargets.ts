import { Address } from "@graphprotocol/graph-ts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { writeTargets } from "../store/governanceState";

export function setGuardianTargets(log: Log, targets: Address[]): void {
  writeTargets(targets);
  const names = targets.map<string>((target) => target.toHexString());
  entry(log, "TargetsSet", log.sender).detail(names.join(",")).record();
}
