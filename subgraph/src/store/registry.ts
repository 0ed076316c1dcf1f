import { Registry } from "../../generated/schema";
import { SerialRules } from "../shared/facts";
import { registrySupplyId, smallId } from "../shared/id";
import { Log } from "../shared/log";
import { createSupply } from "./supply";

export function createRegistry(log: Log, number: i32, code: string, name: string, rules: SerialRules): void {
  const registry = new Registry(smallId(number));
  registry.number = number;
  registry.code = code;
  registry.name = name;
  registry.operatorRule = rules.operators;
  registry.numberScope = rules.scope;
  registry.admittedAt = log.timestamp;
  registry.transaction = log.transaction;
  registry.supply = createSupply(registrySupplyId(registry.id));
  registry.save();
}
