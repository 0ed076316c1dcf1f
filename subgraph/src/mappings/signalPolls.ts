import { PollOpened, SignalCast } from "../../generated/SignalPolls/SignalPolls";
import { castSignal } from "../actions/castSignal";
import { openPoll } from "../actions/openPoll";
import { PollFacts } from "../shared/facts";
import { recordLog } from "../store/transaction";

export function handlePollOpened(event: PollOpened): void {
  const p = event.params;
  openPoll(recordLog(event), p.poll, new PollFacts(p.opener, p.snapshot, p.end, p.options.toI32(), p.questionCid));
}

export function handleSignalCast(event: SignalCast): void {
  const p = event.params;
  castSignal(recordLog(event), p.poll, p.voter, p.option.toI32(), p.votes);
}
