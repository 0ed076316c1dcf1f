import { Address } from "@graphprotocol/graph-ts";
import { Block, BlockComment } from "../../generated/schema";
import { logId } from "../shared/id";
import { Log } from "../shared/log";
import { ensureAccount } from "./account";

export function createComment(log: Log, block: Block, author: Address, text: string): void {
  const comment = new BlockComment(logId(log));
  comment.block = block.id;
  comment.author = ensureAccount(author);
  comment.isAnswer = block.registrar.equals(author);
  comment.comment = text;
  comment.at = log.timestamp;
  comment.transaction = log.transaction;
  comment.save();
}
