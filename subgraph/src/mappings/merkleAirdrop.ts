import { Claimed, RoundOpened, RoundSwept } from "../../generated/MerkleAirdrop/MerkleAirdrop";
import { claimAirdrop } from "../actions/claimAirdrop";
import { openRound } from "../actions/openRound";
import { sweepRound } from "../actions/sweepRound";
import { RoundFacts } from "../shared/facts";
import { recordLog } from "../store/transaction";

export { handleUpgraded } from "./managed";

export function handleRoundOpened(event: RoundOpened): void {
  const p = event.params;
  openRound(recordLog(event), p.round, new RoundFacts(p.root, p.total, p.start, p.deadline, p.proofsCid));
}

export function handleClaimed(event: Claimed): void {
  const p = event.params;
  claimAirdrop(recordLog(event), p.round, p.account, p.amount, p.claimed);
}

export function handleRoundSwept(event: RoundSwept): void {
  sweepRound(recordLog(event), event.params.round, event.params.returned);
}
