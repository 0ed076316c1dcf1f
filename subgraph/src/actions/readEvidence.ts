import { Bytes } from "@graphprotocol/graph-ts";
import { documentsIn } from "../shared/evidenceText";
import { createEvidence } from "../store/evidence";
import { createBundle } from "../store/evidenceBundle";

export function readEvidence(cid: string, content: Bytes): void {
  const list = documentsIn(content);
  createBundle(cid, content.length, list);
  for (let i = 0; i < list.documents.length; i++) createEvidence(cid, i, list.documents[i]);
}
