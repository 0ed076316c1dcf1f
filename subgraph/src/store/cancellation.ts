import { Address, BigInt } from "@graphprotocol/graph-ts";
import { Cancellation, Vintage } from "../../generated/schema";
import { toTonnes } from "../shared/amount";
import { logId } from "../shared/id";
import { Log } from "../shared/log";
import { ensureAccount } from "./account";

/** @param position Where it starts {unit}; null if it covers a shortfall. */
export function createCancellation(
  log: Log,
  vintage: Vintage,
  account: Address,
  position: BigInt | null,
  amount: BigInt,
  reason: string,
): Cancellation {
  const cancellation = new Cancellation(logId(log));
  cancellation.account = ensureAccount(account);
  cancellation.vintage = vintage.id;
  cancellation.project = vintage.project;
  cancellation.coversShortfall = position === null;
  cancellation.position = position;
  cancellation.amount = amount;
  cancellation.amountTonnes = toTonnes(amount);
  cancellation.reason = reason;
  cancellation.timestamp = log.timestamp;
  cancellation.blockNumber = log.blockNumber;
  cancellation.transaction = log.transaction;
  cancellation.save();
  return cancellation;
}
