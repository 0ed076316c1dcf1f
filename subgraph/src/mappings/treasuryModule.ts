import { SafeAdministered, Spent } from "../../generated/TreasuryModule/TreasuryModule";
import { administerSafe } from "../actions/administerSafe";
import { spendTreasury } from "../actions/spendTreasury";
import { recordLog } from "../store/transaction";

export function handleSpent(event: Spent): void {
  const p = event.params;
  spendTreasury(recordLog(event), p.token, p.to, p.amount);
}

export function handleSafeAdministered(event: SafeAdministered): void {
  administerSafe(recordLog(event), event.params.call);
}
