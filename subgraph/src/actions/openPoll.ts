import { BigInt } from "@graphprotocol/graph-ts";
import { PollFacts } from "../shared/facts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { countPoll } from "../store/protocol";
import { createPoll } from "../store/signalPoll";

export function openPoll(log: Log, number: BigInt, facts: PollFacts): void {
  const poll = createPoll(log, number, facts);
  countPoll();
  entry(log, "PollOpened", facts.opener).ofPoll(poll).detail(facts.questionCid).record();
}
