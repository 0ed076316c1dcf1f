import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { createLabel } from "../store/label";
import { countLabel } from "../store/protocol";

export function admitLabel(log: Log, bit: i32, name: string): void {
  createLabel(log, bit, name);
  countLabel();
  entry(log, "LabelAdmitted", log.sender).detail(name).record();
}
