import { BigInt } from "@graphprotocol/graph-ts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { createSetting } from "../store/governanceSetting";
import { lastQuorumChange, writeSetting } from "../store/governanceState";

/** A setting of the Governor or the Timelock; their constructors tell the first ones. */
export function setGovernance(log: Log, name: string, previousValue: BigInt, value: BigInt): void {
  const earlier = name == "QuorumNumerator" ? lastQuorumChange() : null;
  writeSetting(createSetting(log, name, previousValue, value, earlier));
  entry(log, "GovernanceSet", log.sender).detail(name + " " + value.toString()).record();
}
