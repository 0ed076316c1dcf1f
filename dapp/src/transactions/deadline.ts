import type { StepContext } from "./runner/types.ts";

/** How long what was signed may wait for its block {s}. */
export const DEADLINE = 20n * 60n;

/** Until when a call that is signed now may be carried out {s}, by the chain's own clock. */
export async function deadlineOf({ head }: Pick<StepContext, "head">): Promise<bigint> {
  return (await head()).timestamp + DEADLINE;
}
