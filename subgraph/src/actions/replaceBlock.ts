import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { loadBlock, writeReplaces } from "../store/block";

/** The new block's own event came before. */
export function replaceBlock(log: Log, id: string, replaced: string): void {
  const block = loadBlock(id);
  writeReplaces(block, replaced);
  entry(log, "BlockResubmitted", log.sender).ofBlock(block).detail(replaced).record();
}
