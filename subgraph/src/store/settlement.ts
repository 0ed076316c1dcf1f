import { BigInt } from "@graphprotocol/graph-ts";
import { Block, Settlement } from "../../generated/schema";
import { ONE } from "../shared/amount";
import { SettlementFacts } from "../shared/facts";
import { logId } from "../shared/id";
import { Log } from "../shared/log";
import { ensureAccount } from "./account";

export function createSettlement(log: Log, block: Block, facts: SettlementFacts): Settlement {
  const settlement = new Settlement(logId(log));
  settlement.vintage = block.vintage;
  settlement.project = block.project;
  settlement.block = block.id;
  settlement.registry = block.registry;
  settlement.operator = block.operator;
  settlement.batch = block.batch;
  settlement.first = facts.first;
  settlement.last = facts.last;
  settlement.firstTonne = facts.firstTonne;
  settlement.tonnes = facts.last.minus(facts.first).plus(ONE);
  settlement.registryReference = facts.reference;
  settlement.registrar = ensureAccount(facts.registrar);
  settlement.at = log.timestamp;
  settlement.transaction = log.transaction;
  settlement.save();
  return settlement;
}
