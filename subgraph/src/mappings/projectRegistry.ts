import {
  ProjectDelisted,
  ProjectListed,
  ProjectMetadataUpdated,
  ProjectRegistered,
  ProjectReinstated,
  ProjectSuspended,
  RegistryAdmitted,
} from "../../generated/ProjectRegistry/ProjectRegistry";
import { NumberScope, OperatorRule, ProjectClass, SuspendedBy } from "../../generated/protocol";
import { admitRegistry } from "../actions/admitRegistry";
import { delistProject } from "../actions/delistProject";
import { listProject } from "../actions/listProject";
import { registerProject } from "../actions/registerProject";
import { reinstateProject } from "../actions/reinstateProject";
import { suspendForUpheld, suspendProject } from "../actions/suspendProject";
import { updateProjectMetadata } from "../actions/updateProjectMetadata";
import { challenges } from "../shared/context";
import { ProjectFacts, SerialRules, SuspensionFacts } from "../shared/facts";
import { numberId } from "../shared/id";
import { countryCode, nameOf, untilOrNever } from "../shared/text";
import { recordLog } from "../store/transaction";

export { handlePausedUntilSet, handleUpgraded } from "./managed";

export function handleRegistryAdmitted(event: RegistryAdmitted): void {
  const p = event.params;
  const rules = new SerialRules(nameOf(OperatorRule, p.rules.operators), nameOf(NumberScope, p.rules.scope));
  admitRegistry(recordLog(event), p.registry, p.code, p.name, rules);
}

export function handleProjectRegistered(event: ProjectRegistered): void {
  const draft = event.params.draft;
  const facts = new ProjectFacts(
    event.params.registrar,
    draft.registry,
    countryCode(draft.country),
    draft.registryProjectId,
    draft.name,
    draft.projectType,
    draft.methodology,
    draft.proponent,
    draft.metadataCid,
    draft.evidenceCids,
  );
  registerProject(recordLog(event), event.params.project, facts);
}

export function handleProjectListed(event: ProjectListed): void {
  const p = event.params;
  listProject(recordLog(event), numberId(p.project), nameOf(ProjectClass, p.class_), p.by);
}

export function handleProjectSuspended(event: ProjectSuspended): void {
  const p = event.params;
  const facts = new SuspensionFacts(p.by, nameOf(SuspendedBy, p.kind), untilOrNever(p.until), p.reason, p.cid);
  const log = recordLog(event);
  if (p.by.equals(challenges())) suspendForUpheld(log, numberId(p.project), facts);
  else suspendProject(log, numberId(p.project), facts);
}

export function handleProjectReinstated(event: ProjectReinstated): void {
  reinstateProject(recordLog(event), numberId(event.params.project), event.params.by);
}

export function handleProjectDelisted(event: ProjectDelisted): void {
  const p = event.params;
  delistProject(recordLog(event), numberId(p.project), p.by, p.reason);
}

export function handleProjectMetadataUpdated(event: ProjectMetadataUpdated): void {
  updateProjectMetadata(recordLog(event), numberId(event.params.project), event.params.metadataCid);
}
