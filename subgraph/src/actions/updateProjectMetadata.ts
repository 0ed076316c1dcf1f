import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { loadProject, writeMetadata } from "../store/project";

export function updateProjectMetadata(log: Log, id: string, cid: string): void {
  writeMetadata(loadProject(id), cid);
  entry(log, "ProjectMetadataUpdated", log.sender).ofProject(id).detail(cid).record();
}
