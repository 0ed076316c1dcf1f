import { Address, BigInt } from "@graphprotocol/graph-ts";
import { Pool, PoolDeposit, Vintage } from "../../generated/schema";
import { toTonnes } from "../shared/amount";
import { logId } from "../shared/id";
import { Log } from "../shared/log";
import { ensureAccount } from "./account";

export function createDeposit(
  log: Log,
  pool: Pool,
  vintage: Vintage,
  account: Address,
  amount: BigInt,
  fee: BigInt,
): PoolDeposit {
  const deposit = new PoolDeposit(logId(log));
  deposit.pool = pool.id;
  deposit.account = ensureAccount(account);
  deposit.vintage = vintage.id;
  deposit.project = vintage.project;
  deposit.amount = amount;
  deposit.amountTonnes = toTonnes(amount);
  deposit.fee = fee;
  deposit.minted = amount.minus(fee);
  deposit.sortKey = log.sortKey();
  deposit.timestamp = log.timestamp;
  deposit.blockNumber = log.blockNumber;
  deposit.transaction = log.transaction;
  deposit.save();
  return deposit;
}
