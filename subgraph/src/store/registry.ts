import { Registry } from "../../generated/schema";
import { registrySupplyId, smallId } from "../shared/id";
import { Log } from "../shared/log";
import { createSupply } from "./supply";

export function createRegistry(log: Log, number: i32, code: string, name: string): void {
  const registry = new Registry(smallId(number));
  registry.number = number;
  registry.code = code;
  registry.name = name;
  registry.admittedAt = log.timestamp;
  registry.transaction = log.transaction;
  registry.supply = createSupply(registrySupplyId(registry.id));
  registry.save();
}
