import { Address, BigInt } from "@graphprotocol/graph-ts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { addReward as addToReserve } from "../store/reserveState";
import { createRewardPayment } from "../store/rewardPayment";
import { addReward, loadPosition } from "../store/stakePosition";
import { addReward as addToStaker } from "../store/staker";
import { addReward as addToTotals } from "../store/stakingTotals";

/** The money itself comes as a transfer out of the reserve, one for all positions of a claim. */
export function payReward(log: Log, id: BigInt, owner: Address, net: BigInt, fee: BigInt): void {
  const position = loadPosition(id);
  addReward(position, net, fee);
  addToStaker(owner, net);
  addToTotals(position.tier, net, fee);
  addToReserve(log, net, fee);
  createRewardPayment(log, position, net, fee);
  entry(log, "RewardPaid", owner).ofPosition(position).tokens(net).record();
}
