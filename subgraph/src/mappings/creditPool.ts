import { RedemptionKind } from "../../generated/protocol";
import {
  CapSet,
  Deposited,
  FeesCollected,
  FeesSet,
  PausedUntilSet,
  Redeemed,
  Transfer,
} from "../../generated/templates/CreditPool/CreditPool";
import { collectPoolFees } from "../actions/collectPoolFees";
import { depositInPool } from "../actions/depositInPool";
import { movePoolTokens } from "../actions/movePoolTokens";
import { pausePool } from "../actions/pausePool";
import { redeemFromPool } from "../actions/redeemFromPool";
import { setPoolCap } from "../actions/setPoolCap";
import { setPoolFees } from "../actions/setPoolFees";
import { RedemptionFacts } from "../shared/facts";
import { nameOf } from "../shared/text";
import { recordLog } from "../store/transaction";

export function handleDeposited(event: Deposited): void {
  const p = event.params;
  depositInPool(recordLog(event), p.account, p.vintage, p.amount, p.fee);
}

export function handleRedeemed(event: Redeemed): void {
  const p = event.params;
  const kind = nameOf(RedemptionKind, p.kind);
  const automatic = kind == "Automatic" || kind == "AutomaticRetired";
  const retired = kind == "SelectedRetired" || kind == "AutomaticRetired";
  const facts = new RedemptionFacts(p.account, p.operator, p.vintage, p.amount, p.fee, automatic, retired);
  redeemFromPool(recordLog(event), facts);
}

export function handleFeesCollected(event: FeesCollected): void {
  collectPoolFees(recordLog(event), event.params.amount);
}

export function handleFeesSet(event: FeesSet): void {
  setPoolFees(recordLog(event), event.params.deposit, event.params.selective, event.params.automatic);
}

export function handleCapSet(event: CapSet): void {
  setPoolCap(recordLog(event), event.params.tonnes);
}

export function handlePausedUntilSet(event: PausedUntilSet): void {
  pausePool(recordLog(event), event.params.until);
}

export function handleTransfer(event: Transfer): void {
  movePoolTokens(recordLog(event), event.params.from, event.params.to, event.params.value);
}
