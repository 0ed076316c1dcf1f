import { BigInt } from "@graphprotocol/graph-ts";
import { ReserveState } from "../../generated/schema";
import { ZERO } from "../shared/amount";
import { RESERVE_ID } from "../shared/id";
import { Log } from "../shared/log";

/** CRBN came in, however it was sent; answers with the balance. */
export function addReceived(log: Log, amount: BigInt): BigInt {
  const reserve = ensureReserve();
  reserve.received = reserve.received.plus(amount);
  reserve.balance = reserve.balance.plus(amount);
  save(log, reserve);
  return reserve.balance;
}

/** CRBN went out, for whatever reason; answers with the balance. */
export function takeSent(log: Log, amount: BigInt): BigInt {
  const reserve = ensureReserve();
  reserve.balance = reserve.balance.minus(amount);
  save(log, reserve);
  return reserve.balance;
}

export function addFunded(log: Log, amount: BigInt): void {
  const reserve = ensureReserve();
  reserve.funded = reserve.funded.plus(amount);
  save(log, reserve);
}

export function addReclaimed(log: Log, amount: BigInt): void {
  const reserve = ensureReserve();
  reserve.reclaimed = reserve.reclaimed.plus(amount);
  save(log, reserve);
}

/** A lock began: its reward is promised, what the old one had not accrued is not. */
export function addPromise(log: Log, reward: BigInt, cancelled: BigInt): void {
  const reserve = ensureReserve();
  reserve.promised = reserve.promised.plus(reward).minus(cancelled);
  save(log, reserve);
}

/** A reward was paid; the treasury's part stays promised until it is paid, too. */
export function addReward(log: Log, net: BigInt, fee: BigInt): void {
  const reserve = ensureReserve();
  reserve.promised = reserve.promised.minus(net);
  reserve.feesDue = reserve.feesDue.plus(fee);
  reserve.rewardsPaid = reserve.rewardsPaid.plus(net);
  save(log, reserve);
}

export function addFees(log: Log, amount: BigInt): void {
  const reserve = ensureReserve();
  reserve.promised = reserve.promised.minus(amount);
  reserve.feesDue = reserve.feesDue.minus(amount);
  reserve.feesPaid = reserve.feesPaid.plus(amount);
  save(log, reserve);
}

function ensureReserve(): ReserveState {
  const known = ReserveState.load(RESERVE_ID);
  if (known != null) return known;
  const reserve = new ReserveState(RESERVE_ID);
  reserve.balance = ZERO;
  reserve.promised = ZERO;
  reserve.feesDue = ZERO;
  reserve.received = ZERO;
  reserve.funded = ZERO;
  reserve.rewardsPaid = ZERO;
  reserve.feesPaid = ZERO;
  reserve.reclaimed = ZERO;
  return reserve;
}

/** What is promised to nobody is available. */
function save(log: Log, reserve: ReserveState): void {
  reserve.available = reserve.balance.minus(reserve.promised);
  reserve.covered = reserve.balance.ge(reserve.promised);
  reserve.updatedAt = log.timestamp;
  reserve.save();
}
