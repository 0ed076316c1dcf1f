import { Address, BigInt } from "@graphprotocol/graph-ts";
import { Log } from "../shared/log";
import { isZero } from "../shared/text";
import { addSupply, loadPool } from "../store/pool";
import { addPoolTokens } from "../store/poolBalance";

/** A pool's token was minted, burned or sent. Transfers of nothing are left out: anybody can send them, from anybody to anybody. */
export function movePoolTokens(log: Log, from: Address, to: Address, amount: BigInt): void {
  if (amount.isZero()) return;
  const pool = loadPool(log.contract);
  if (isZero(from)) addSupply(pool, amount);
  else addPoolTokens(log, pool, from, amount.neg());
  if (isZero(to)) addSupply(pool, amount.neg());
  else addPoolTokens(log, pool, to, amount);
}
