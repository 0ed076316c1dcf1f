import { BigInt } from "@graphprotocol/graph-ts";
import { Registry } from "../../generated/schema";
import { SerialRules } from "../shared/facts";
import { registrySupplyId, smallId } from "../shared/id";
import { Log } from "../shared/log";
import { hasBit } from "../shared/text";
import { createSupply } from "./supply";

/** The most registries there can be, and one. */
const MASK_BITS: i32 = 256;

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

/** The ids of the registries in a mask, in the order of the bits; what was never admitted is left out. */
export function registriesIn(mask: BigInt): string[] {
  const registries: string[] = [];
  for (let bit = 0; bit < MASK_BITS; bit++) {
    if (hasBit(mask, bit) && Registry.load(smallId(bit)) != null) registries.push(smallId(bit));
  }
  return registries;
}

/** Their codes; of a registry that nobody admitted, its number. */
export function registryCodesIn(mask: BigInt): string[] {
  const codes: string[] = [];
  for (let bit = 0; bit < MASK_BITS; bit++) {
    if (!hasBit(mask, bit)) continue;
    const registry = Registry.load(smallId(bit));
    codes.push(registry == null ? smallId(bit) : registry.code);
  }
  return codes;
}
