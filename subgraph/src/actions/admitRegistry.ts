import { SerialRules } from "../shared/facts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { countRegistry } from "../store/protocol";
import { createRegistry } from "../store/registry";

export function admitRegistry(log: Log, number: i32, code: string, name: string, rules: SerialRules): void {
  createRegistry(log, number, code, name, rules);
  countRegistry();
  entry(log, "RegistryAdmitted", log.sender).detail(code).record();
}
