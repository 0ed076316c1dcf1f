import {
  BondSet,
  ChallengeDismissed,
  ChallengeLapsed,
  ChallengeUpheld,
  ProjectChallenged,
  Swept,
} from "../../generated/Challenges/Challenges";
import { challengeProject } from "../actions/challengeProject";
import { dismissChallenge, lapseChallenge, upholdChallenge } from "../actions/endChallenge";
import { setBond } from "../actions/setBond";
import { sweepChallenges } from "../actions/sweepChallenges";
import { ZERO } from "../shared/amount";
import { ChallengeFacts, RulingFacts } from "../shared/facts";
import { numberId } from "../shared/id";
import { recordLog } from "../store/transaction";

export { handlePausedUntilSet, handleUpgraded } from "./managed";

export function handleProjectChallenged(event: ProjectChallenged): void {
  const p = event.params;
  const facts = new ChallengeFacts(p.challenger, p.bond, p.until, p.reason, p.cid);
  challengeProject(recordLog(event), numberId(p.project), facts);
}

export function handleChallengeUpheld(event: ChallengeUpheld): void {
  const p = event.params;
  const facts = new RulingFacts("UPHELD", p.bond, p.reward, ZERO, null);
  upholdChallenge(recordLog(event), numberId(p.project), facts);
}

export function handleChallengeDismissed(event: ChallengeDismissed): void {
  const p = event.params;
  const facts = new RulingFacts("DISMISSED", ZERO, ZERO, p.lost, p.reason);
  dismissChallenge(recordLog(event), numberId(p.project), facts);
}

export function handleChallengeLapsed(event: ChallengeLapsed): void {
  const p = event.params;
  const facts = new RulingFacts("LAPSED", p.returned, ZERO, p.lost, null);
  lapseChallenge(recordLog(event), numberId(p.project), facts);
}

export function handleBondSet(event: BondSet): void {
  setBond(recordLog(event), event.params.bond);
}

export function handleSwept(event: Swept): void {
  sweepChallenges(recordLog(event), event.params.amount);
}
