import { Operator } from "../../generated/schema";
import { smallId } from "../shared/id";
import { Log } from "../shared/log";
import { countOperator } from "./protocol";

/** A dismissed operator can be admitted again, under its old number. */
export function admit(log: Log, number: i32, registry: i32, code: string): void {
  const operator = ensureOperator(log, number, registry, code);
  operator.admitted = true;
  operator.dismissedAt = null;
  operator.save();
}

export function dismiss(log: Log, number: i32): Operator {
  const operator = Operator.load(smallId(number))!;
  operator.admitted = false;
  operator.dismissedAt = log.timestamp;
  operator.save();
  return operator;
}

function ensureOperator(log: Log, number: i32, registry: i32, code: string): Operator {
  const known = Operator.load(smallId(number));
  if (known != null) return known;
  countOperator();
  const operator = new Operator(smallId(number));
  operator.number = number;
  operator.registry = smallId(registry);
  operator.code = code;
  operator.admittedAt = log.timestamp;
  return operator;
}
