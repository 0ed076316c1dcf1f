import { Address } from "@graphprotocol/graph-ts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { loadBlock, writeWithdrawn } from "../store/block";

export function withdrawBlock(log: Log, id: string, registrar: Address): void {
  const block = loadBlock(id);
  writeWithdrawn(log, block);
  entry(log, "BlockWithdrawn", registrar).ofBlock(block).record();
}
