import { BigInt } from "@graphprotocol/graph-ts";
import { VotingSupply } from "../../generated/schema";
import { ZERO } from "../shared/amount";
import { votingSupplyId } from "../shared/id";
import { Log } from "../shared/log";
import { countVotingSupply, votingSupplyCount } from "./governanceState";

/** The supply of votes from this second on. Of several changes in a second the last counts, as on chain. */
export function writeVotingSupply(log: Log, supply: BigInt): void {
  const count = votingSupplyCount();
  if (count > 0) {
    const last = load(count - 1);
    if (last.timestamp.equals(log.timestamp)) {
      last.supply = supply;
      last.save();
      return;
    }
    if (last.supply.equals(supply)) return;
  }
  const next = new VotingSupply(votingSupplyId(count));
  next.number = count;
  next.timestamp = log.timestamp;
  next.supply = supply;
  next.save();
  countVotingSupply();
}

/** The supply at the end of a second, by binary search. */
export function supplyAt(time: BigInt): BigInt {
  let low = 0;
  let high = votingSupplyCount();
  // Those before `low` are not later than the time, those from `high` on are.
  while (low < high) {
    const middle = (low + high) / 2;
    if (load(middle).timestamp.le(time)) low = middle + 1;
    else high = middle;
  }
  return low == 0 ? ZERO : load(low - 1).supply;
}

function load(number: i32): VotingSupply {
  return VotingSupply.load(votingSupplyId(number))!;
}
