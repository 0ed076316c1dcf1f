import { Address, BigInt } from "@graphprotocol/graph-ts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { createWithdrawal } from "../store/stakeEvent";
import { loadPosition, writeWithdrawn } from "../store/stakePosition";
import { takeWithdrawn } from "../store/staker";
import { allStaked, takePosition } from "../store/stakingTotals";
import { writeVotingSupply } from "../store/votingSupply";

/** What had accrued was paid before, as a reward of its own; nothing is promised any more. */
export function withdrawPosition(log: Log, id: BigInt, owner: Address, amount: BigInt): void {
  const position = loadPosition(id);
  takePosition(position);
  writeWithdrawn(log, position);
  takeWithdrawn(owner, amount);
  createWithdrawal(log, position, amount);
  writeVotingSupply(log, allStaked());
  entry(log, "Withdrawn", owner).ofPosition(position).tokens(amount).record();
}
