import { BigInt } from "@graphprotocol/graph-ts";
import { RewardPayment, StakePosition } from "../../generated/schema";
import { logId } from "../shared/id";
import { Log } from "../shared/log";

export function createRewardPayment(log: Log, position: StakePosition, net: BigInt, fee: BigInt): void {
  const payment = new RewardPayment(logId(log));
  payment.position = position.id;
  payment.owner = position.owner;
  payment.tier = position.tier;
  payment.gross = net.plus(fee);
  payment.net = net;
  payment.fee = fee;
  payment.timestamp = log.timestamp;
  payment.blockNumber = log.blockNumber;
  payment.transaction = log.transaction;
  payment.save();
}
