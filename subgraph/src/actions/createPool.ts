import { Address, BigInt } from "@graphprotocol/graph-ts";
import { Holding, Vintage } from "../../generated/schema";
import { CreditPool } from "../../generated/templates";
import { contextOf } from "../shared/context";
import { PoolTermsFacts } from "../shared/facts";
import { Log } from "../shared/log";
import { holdingsOf } from "../store/account";
import { entry } from "../store/auditEvent";
import { removeHolding } from "../store/holding";
import { addHeld, createPool as makePool } from "../store/pool";
import { addToHolding } from "../store/poolHolding";
import { addPooled } from "../store/supply";
import { loadVintage } from "../store/vintage";
import { setPoolTerms } from "./setPoolTerms";

/** From here on the pool's own events are followed, those of this transaction included. */
export function createPool(
  log: Log,
  address: Address,
  number: BigInt,
  name: string,
  symbol: string,
  terms: PoolTermsFacts,
): void {
  const pool = makePool(log, address, number, name, symbol);
  setPoolTerms(log, pool, terms);
  const holdings = holdingsOf(address);
  for (let i = 0; i < holdings.length; i++) takeOver(log, address, holdings[i]);
  CreditPool.createWithContext(address, contextOf("CreditPool"));
  entry(log, "PoolCreated", log.sender).ofPool(pool).detail(symbol).record();
}

/** Anybody can send credits to the address that the next pool will have: they lie in it from its creation on. */
function takeOver(log: Log, address: Address, holding: Holding): void {
  const amount = removeHolding(log, holding);
  if (amount.isZero()) return;
  const vintage: Vintage = loadVintage(holding.vintage);
  addPooled(vintage, amount);
  addHeld(address, addToHolding(log, address, vintage, amount, 0), amount);
}
