import { Address } from "@graphprotocol/graph-ts";
import { Log } from "../shared/log";
import { entryOfMany } from "../store/auditEvent";
import { pendingBlocksOf, writeVoid } from "../store/block";

/** What a registrar left pending can never be confirmed once the role is lost. */
export function voidBlocks(log: Log, registrar: Address): void {
  const blocks = pendingBlocksOf(registrar);
  for (let i = 0; i < blocks.length; i++) {
    writeVoid(log, blocks[i]);
    entryOfMany(log, i, "BlockVoided", log.sender).with(registrar).ofBlock(blocks[i]).record();
  }
}
