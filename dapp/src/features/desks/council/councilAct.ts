import type { DeskProject } from "../projects/deskList.ts";

/** What the council can do to a project. */
export type CouncilAct = "list" | "suspend" | "reinstate";

/** What the council can do to a project at a time; undefined when it is somebody else's turn. */
export function councilActOf(
  { status, standing, suspension, councilRestUntil }: DeskProject,
  now: bigint,
): CouncilAct | undefined {
  if (status === "Proposed") return standing.passes ? "list" : undefined;
  if (status === "Listed") return councilRestUntil <= now ? "suspend" : undefined;
  return status === "Suspended" && suspension?.by === "Council" ? "reinstate" : undefined;
}
