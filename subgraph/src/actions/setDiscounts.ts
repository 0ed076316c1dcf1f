import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { writeDiscounts } from "../store/protocol";

export function setDiscounts(log: Log, percents: i32[]): void {
  writeDiscounts(percents);
  entry(log, "DiscountsSet", log.sender).detail(percents.join(",")).record();
}
