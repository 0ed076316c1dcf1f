import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { admit } from "../store/operator";

export function admitOperator(log: Log, number: i32, registry: i32, code: string): void {
  admit(log, number, registry, code);
  entry(log, "OperatorAdmitted", log.sender).detail(code).record();
}
