import { Bytes, dataSource } from "@graphprotocol/graph-ts";
import { readEvidence } from "../actions/readEvidence";

/** A file that a block named as its evidence was found. What it says is a stranger's: nothing of it may stop the indexer. */
export function handleEvidence(content: Bytes): void {
  readEvidence(dataSource.stringParam(), content);
}
