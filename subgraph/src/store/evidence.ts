import { Evidence } from "../../generated/schema";
import { DocumentFacts } from "../shared/evidenceText";
import { evidenceId } from "../shared/id";

export function createEvidence(bundle: string, index: i32, facts: DocumentFacts): void {
  const evidence = new Evidence(evidenceId(bundle, index));
  evidence.bundle = bundle;
  evidence.index = index;
  evidence.kind = facts.kind;
  evidence.title = facts.title;
  evidence.cid = facts.cid;
  evidence.sha256 = facts.sha256;
  evidence.mediaType = facts.mediaType;
  evidence.bytes = facts.bytes;
  evidence.save();
}
