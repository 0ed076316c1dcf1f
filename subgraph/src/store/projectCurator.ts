import { Address } from "@graphprotocol/graph-ts";
import { CurationScore, ProjectCurator } from "../../generated/schema";
import { projectCuratorId } from "../shared/id";
import { ensureAccount } from "./account";

/** The curator's part in a project, or null if they never scored it. */
export function curatorOf(project: string, curator: Address): ProjectCurator | null {
  return ProjectCurator.load(projectCuratorId(project, curator));
}

/** The curator's latest score of the project. */
export function writeScoredBy(project: string, curator: Address, score: CurationScore): void {
  const known = curatorOf(project, curator);
  const part = known != null ? known : new ProjectCurator(projectCuratorId(project, curator));
  part.project = project;
  part.curator = ensureAccount(curator);
  part.given = score.n;
  part.score = score.id;
  part.save();
}
