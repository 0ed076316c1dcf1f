import type { JudgedProject } from "../../../data/curation/index.ts";
import type { Project } from "../../../data/index.ts";
import { searchFor } from "../../../format/index.ts";

/** A project on a desk. */
export type DeskProject = Project & JudgedProject;

/** Which projects are shown. */
export const DESK_VIEWS = ["all", "proposed", "flagged", "listed", "suspended"] as const;

/** One of {@link DESK_VIEWS}. */
export type DeskView = (typeof DESK_VIEWS)[number];

/** Where a project lies on the desk: what waits for work first. Delisted ones are done with. */
function trayOf({ status, flagged }: DeskProject): DeskView | undefined {
  if (status === "Proposed") return "proposed";
  if (status === "Suspended") return "suspended";
  if (status === "Listed") return flagged ? "flagged" : "listed";
  return undefined;
}

/** The projects of a view that have all the words in their name or number, what waits for work first. */
export function deskList(projects: readonly DeskProject[], view: DeskView, words: string): DeskProject[] {
  const found = searchFor(words);
  const place = (project: DeskProject) => DESK_VIEWS.indexOf(trayOf(project) as DeskView);
  return projects
    .filter((project) => {
      const tray = trayOf(project);
      return tray && (view === "all" || view === tray) && found(`${project.name} ${project.registryProjectId}`);
    })
    .sort((a, b) => place(a) - place(b) || Number(a.id) - Number(b.id));
}
