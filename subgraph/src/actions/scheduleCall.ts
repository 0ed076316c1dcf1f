import { BigInt, Bytes } from "@graphprotocol/graph-ts";
import { CallFacts } from "../shared/facts";
import { Log } from "../shared/log";
import { createScheduledCall } from "../store/call";
import { writeLastOperation } from "../store/governanceState";
import { countCall, ensureOperation } from "../store/timelockOperation";

/** One call of an operation; its others come with it. */
export function scheduleCall(log: Log, id: Bytes, call: CallFacts, predecessor: Bytes, delay: BigInt): void {
  countCall(ensureOperation(log, id, predecessor, delay));
  createScheduledCall(id, call);
  writeLastOperation(id);
}
