import { Bytes } from "@graphprotocol/graph-ts";
import { Cap } from "../../generated/schema";
import { shareId } from "../shared/id";
import { Log } from "../shared/log";

/** @param basisPoints The cap; 10,000 lifts it. */
export function writeCap(log: Log, dimension: string, key: Bytes, name: string, basisPoints: i32): void {
  const cap = new Cap(shareId(dimension, key));
  cap.dimension = dimension;
  cap.key = key;
  cap.name = name;
  cap.cap = basisPoints;
  cap.setAt = log.timestamp;
  cap.transaction = log.transaction;
  cap.save();
}
