import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { dismiss } from "../store/operator";

export function dismissOperator(log: Log, number: i32): void {
  const operator = dismiss(log, number);
  entry(log, "OperatorDismissed", log.sender).detail(operator.code).record();
}
