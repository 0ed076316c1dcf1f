import { Address, BigInt } from "@graphprotocol/graph-ts";
import { ReserveMovement } from "../../generated/schema";
import { logId } from "../shared/id";
import { Log } from "../shared/log";
import { isZero } from "../shared/text";
import { ensureAccount } from "./account";

export function createMovement(
  log: Log,
  direction: string,
  counterparty: Address,
  amount: BigInt,
  balance: BigInt,
): void {
  const movement = new ReserveMovement(logId(log));
  movement.direction = direction;
  if (!isZero(counterparty)) movement.counterparty = ensureAccount(counterparty);
  movement.amount = amount;
  movement.balance = balance;
  movement.timestamp = log.timestamp;
  movement.blockNumber = log.blockNumber;
  movement.transaction = log.transaction;
  movement.save();
}
