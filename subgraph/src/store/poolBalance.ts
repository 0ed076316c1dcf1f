import { Address, BigInt } from "@graphprotocol/graph-ts";
import { Pool, PoolBalance } from "../../generated/schema";
import { toTonnes, ZERO } from "../shared/amount";
import { poolBalanceId } from "../shared/id";
import { Log } from "../shared/log";
import { ensureAccount } from "./account";
import { countPoolHolders, writeFeesDue } from "./pool";

/** Changes what an account has of a pool's token; a negative amount takes away. */
export function addPoolTokens(log: Log, pool: Pool, account: Address, amount: BigInt): void {
  const balance = ensureBalance(pool, account);
  const before = balance.amount;
  balance.amount = before.plus(amount);
  balance.amountTonnes = toTonnes(balance.amount);
  balance.updatedAt = log.timestamp;
  balance.save();
  if (before.isZero()) countPoolHolders(pool, 1);
  if (balance.amount.isZero()) countPoolHolders(pool, -1);
  if (account.equals(Address.fromBytes(pool.id))) writeFeesDue(pool, balance.amount);
}

function ensureBalance(pool: Pool, account: Address): PoolBalance {
  const known = PoolBalance.load(poolBalanceId(pool.id, account));
  if (known != null) return known;
  const balance = new PoolBalance(poolBalanceId(pool.id, account));
  balance.pool = pool.id;
  balance.account = ensureAccount(account);
  balance.amount = ZERO;
  return balance;
}
