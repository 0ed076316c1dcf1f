import { Address } from "@graphprotocol/graph-ts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { loadBlock, writeRejected } from "../store/block";

export function rejectBlock(log: Log, id: string, verifier: Address, reason: string): void {
  const block = loadBlock(id);
  writeRejected(log, block, verifier, reason);
  entry(log, "BlockRejected", verifier).ofBlock(block).detail(reason).record();
}
