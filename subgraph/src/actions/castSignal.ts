import { Address, BigInt } from "@graphprotocol/graph-ts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { addSignal, loadPoll } from "../store/signalPoll";
import { createSignal } from "../store/signalVote";

export function castSignal(log: Log, number: BigInt, voter: Address, option: i32, votes: BigInt): void {
  const poll = loadPoll(number);
  createSignal(log, poll, voter, option, votes);
  addSignal(poll, option, votes);
  entry(log, "SignalCast", voter).ofPoll(poll).tokens(votes).detail(option.toString()).record();
}
