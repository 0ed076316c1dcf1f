import { Address, BigInt, Bytes } from "@graphprotocol/graph-ts";
import { QUORUM_FLOOR } from "../../generated/protocol";
import { GovernanceSetting, GovernanceState } from "../../generated/schema";
import { ZERO } from "../shared/amount";
import { GOVERNANCE_ID } from "../shared/id";

/** A setting as it is from now on. */
export function writeSetting(setting: GovernanceSetting): void {
  const governance = ensureGovernance();
  const value = setting.value;
  if (setting.name == "VotingDelay") governance.votingDelay = value;
  else if (setting.name == "VotingPeriod") governance.votingPeriod = value;
  else if (setting.name == "ProposalThreshold") governance.proposalThreshold = value;
  else if (setting.name == "LateQuorumVoteExtension") governance.lateQuorumVoteExtension = value;
  else if (setting.name == "TimelockMinDelay") governance.timelockMinDelay = value;
  else {
    governance.quorumNumerator = value;
    governance.lastQuorumChange = setting.id;
  }
  governance.save();
}

/** The last change of the quorum's part, or null. */
export function lastQuorumChange(): string | null {
  return ensureGovernance().lastQuorumChange;
}

export function writePause(until: BigInt, restUntil: BigInt): void {
  const governance = ensureGovernance();
  governance.pausedUntil = until;
  governance.guardianRestUntil = restUntil;
  governance.save();
}

/** The DAO lets the guardian pause again at once. */
export function writeRested(): void {
  const governance = ensureGovernance();
  governance.guardianRestUntil = ZERO;
  governance.save();
}

export function writeTargets(targets: Address[]): void {
  const governance = ensureGovernance();
  governance.guardianTargets = targets.map<Bytes>((target) => target);
  governance.save();
}

export function guardianTargets(): Bytes[] {
  return ensureGovernance().guardianTargets;
}

export function votingSupplyCount(): i32 {
  return ensureGovernance().votingSupplyCount;
}

export function countVotingSupply(): void {
  const governance = ensureGovernance();
  governance.votingSupplyCount += 1;
  governance.save();
}

export function writeLastOperation(operation: Bytes): void {
  const governance = ensureGovernance();
  governance.lastOperation = operation;
  governance.save();
}

export function writeLastPayment(payment: string): void {
  const governance = ensureGovernance();
  governance.lastPayment = payment;
  governance.save();
}

/** The payment that the DAO made last, or null. */
export function lastPayment(): string | null {
  return ensureGovernance().lastPayment;
}

/** The operation that was scheduled last. */
export function lastOperation(): Bytes {
  return ensureGovernance().lastOperation!;
}

function ensureGovernance(): GovernanceState {
  const known = GovernanceState.load(GOVERNANCE_ID);
  if (known != null) return known;
  const governance = new GovernanceState(GOVERNANCE_ID);
  governance.votingDelay = ZERO;
  governance.votingPeriod = ZERO;
  governance.proposalThreshold = ZERO;
  governance.quorumNumerator = ZERO;
  governance.quorumFloor = BigInt.fromString(QUORUM_FLOOR);
  governance.lateQuorumVoteExtension = ZERO;
  governance.timelockMinDelay = ZERO;
  governance.pausedUntil = ZERO;
  governance.guardianRestUntil = ZERO;
  governance.guardianTargets = [];
  governance.votingSupplyCount = 0;
  return governance;
}
