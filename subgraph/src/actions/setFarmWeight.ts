import { Address, BigInt } from "@graphprotocol/graph-ts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { ensureFarm, writeWeight } from "../store/farm";

/** @param kind FarmAdded for a new one, else WeightSet. */
export function setFarmWeight(log: Log, kind: string, token: Address, weight: BigInt): void {
  const farm = ensureFarm(log, token);
  writeWeight(log, farm, weight);
  entry(log, kind, log.sender).ofFarm(farm).detail(weight.toString()).record();
}
