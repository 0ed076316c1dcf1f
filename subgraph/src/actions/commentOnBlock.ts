import { Address } from "@graphprotocol/graph-ts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { loadBlock } from "../store/block";
import { createComment } from "../store/blockComment";

export function commentOnBlock(log: Log, id: string, author: Address, comment: string): void {
  const block = loadBlock(id);
  createComment(log, block, author, comment);
  entry(log, "BlockCommented", author).ofBlock(block).detail(comment).record();
}
