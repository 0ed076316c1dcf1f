import { BigInt } from "@graphprotocol/graph-ts";
import { ChallengeState } from "../../generated/schema";
import { ZERO } from "../shared/amount";
import { CHALLENGES_ID } from "../shared/id";
import { Log } from "../shared/log";

export function writeBond(log: Log, bond: BigInt): void {
  const state = ensureState();
  state.bond = bond;
  save(log, state);
}

/** A challenge was made: its bond is held. */
export function addOpen(log: Log, bond: BigInt): void {
  const state = ensureState();
  state.challengeCount += 1;
  state.openCount += 1;
  state.held = state.held.plus(bond);
  save(log, state);
}

/** A challenge ended: its bond is not held any more. */
export function takeOpen(log: Log, bond: BigInt): void {
  const state = ensureState();
  state.openCount -= 1;
  state.held = state.held.minus(bond);
  save(log, state);
}

/** CRBN came in, however it was sent. */
export function addChallengeMoney(log: Log, amount: BigInt): void {
  const state = ensureState();
  state.balance = state.balance.plus(amount);
  save(log, state);
}

/** CRBN went out, for whatever reason. */
export function takeChallengeMoney(log: Log, amount: BigInt): void {
  const state = ensureState();
  state.balance = state.balance.minus(amount);
  save(log, state);
}

function ensureState(): ChallengeState {
  const known = ChallengeState.load(CHALLENGES_ID);
  if (known != null) return known;
  const state = new ChallengeState(CHALLENGES_ID);
  state.bond = ZERO;
  state.held = ZERO;
  state.balance = ZERO;
  state.challengeCount = 0;
  state.openCount = 0;
  return state;
}

/** What is held for no open challenge pays rewards. */
function save(log: Log, state: ChallengeState): void {
  state.rewardsAvailable = state.balance.minus(state.held);
  state.updatedAt = log.timestamp;
  state.save();
}
