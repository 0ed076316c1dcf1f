/** Terms of curation and of challenges. */
import type { Subject } from "./subject.ts";

/** What decides about projects, and what it asks for. Constants are the code's, but an upgrade could change them. */
const TERMS = {
  ProjectRegistry: ["COUNCIL_SUSPENSION", "REST"],
  Curation: ["QUORUM", "THRESHOLD", "MAX_SCORE"],
  Challenges: ["TIME_TO_RULE", "REST", "REWARD_DIVISOR", "bond"],
} as const;

/** Quorum, thresholds, times, and the bond that the stakers set. */
export async function curation(subject: Subject): Promise<void> {
  for (const [contract, views] of Object.entries(TERMS)) {
    const address = subject.address(contract);
    for (const view of views) subject.say(`${view} of ${contract}`, await subject.read(contract, view), address);
  }
}
