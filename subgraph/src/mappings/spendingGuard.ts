import { LimitSet, SignersSpent } from "../../generated/SpendingGuard/SpendingGuard";
import { setLimit } from "../actions/setLimit";
import { spendBySigners } from "../actions/spendBySigners";
import { recordLog } from "../store/transaction";

export function handleLimitSet(event: LimitSet): void {
  setLimit(recordLog(event), event.params.token, event.params.limit);
}

export function handleSignersSpent(event: SignersSpent): void {
  const p = event.params;
  spendBySigners(recordLog(event), p.token, p.to, p.amount, p.day.toI32());
}
