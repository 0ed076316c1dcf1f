import { BigInt } from "@graphprotocol/graph-ts";
import { MiningState } from "../../generated/schema";
import { ZERO } from "../shared/amount";
import { MINING_ID } from "../shared/id";
import { Log } from "../shared/log";

/** Counts a farm; answers with its number, from 0. */
export function countFarm(): i32 {
  const state = ensureState();
  state.farmCount += 1;
  state.save();
  return state.farmCount - 1;
}

/** What the clock shows {s}, what is emitted by now {wei}, and for which weight from now on. */
export function writeClock(log: Log, weight: BigInt, clock: BigInt, emitted: BigInt): void {
  const state = ensureState();
  state.weight = weight;
  state.running = !weight.isZero();
  write(log, state, clock, emitted);
}

/**
 * A schedule begins at what the clock shows {s}.
 * @param duration How long its periods last together {s}. @param emission What they emit together {wei}.
 */
export function writeSchedule(
  log: Log,
  periods: i32,
  clock: BigInt,
  emitted: BigInt,
  duration: BigInt,
  emission: BigInt,
): void {
  const state = ensureState();
  state.scheduleCount += 1;
  state.periodCount += periods;
  state.end = clock.plus(duration);
  state.scheduled = emitted.plus(emission);
  write(log, state, clock, emitted);
}

/** How many schedules and periods there are. */
export function loadMining(): MiningState {
  return ensureState();
}

export function addMiningReward(amount: BigInt): void {
  const state = ensureState();
  state.rewarded = state.rewarded.plus(amount);
  state.save();
}

function write(log: Log, state: MiningState, clock: BigInt, emitted: BigInt): void {
  state.clock = clock;
  state.clockAt = log.timestamp;
  state.emitted = emitted;
  state.save();
}

function ensureState(): MiningState {
  const known = MiningState.load(MINING_ID);
  if (known != null) return known;
  const state = new MiningState(MINING_ID);
  state.running = false;
  state.weight = ZERO;
  state.clock = ZERO;
  state.clockAt = ZERO;
  state.emitted = ZERO;
  state.scheduled = ZERO;
  state.end = ZERO;
  state.rewarded = ZERO;
  state.scheduleCount = 0;
  state.periodCount = 0;
  state.farmCount = 0;
  return state;
}
