import { Address } from "@graphprotocol/graph-ts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { writeImplementation } from "../store/managedContract";

export function upgradeContract(log: Log, implementation: Address): void {
  const contract = writeImplementation(log, implementation);
  entry(log, "Upgraded", log.sender).ofContract(contract).detail(implementation.toHexString()).record();
}
