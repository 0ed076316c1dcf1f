import { COUNCIL } from "./events.ts";
import { START, type TestEvent } from "./story.ts";

/** The order of the contracts' enum. */
export const SuspendedBy = { Council: 1, Challenge: 2, Stakers: 3 } as const;
/** When a suspension by the council that began with a story would end. */
export const COUNCIL_UNTIL = START + 14 * 86_400;
/** What the contracts write for a time that never comes. */
export const NEVER = 2n ** 40n - 1n;

/** By the council, for 14 days of the story's beginning, unless told otherwise. */
export const projectSuspended = (
  reason: string,
  {
    project = 1,
    by = COUNCIL,
    kind = SuspendedBy.Council as number,
    until = COUNCIL_UNTIL as number | bigint,
    cid = "",
  } = {},
): TestEvent => ({
  contract: "ProjectRegistry",
  name: "ProjectSuspended",
  values: { project, by, kind, until, reason, cid },
});

export const projectReinstated = (project = 1, by = COUNCIL): TestEvent => ({
  contract: "ProjectRegistry",
  name: "ProjectReinstated",
  values: { project, by },
});
