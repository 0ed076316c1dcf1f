import { EvidenceBundle } from "../../generated/schema";
import { DocumentList } from "../shared/evidenceText";

/** @param size Of the file {byte}. */
export function createBundle(cid: string, size: i32, list: DocumentList): void {
  const bundle = new EvidenceBundle(cid);
  bundle.status = list.readable ? "Read" : "Unreadable";
  bundle.bytes = size;
  bundle.skipped = list.skipped;
  bundle.save();
}
