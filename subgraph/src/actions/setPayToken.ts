import { Address } from "@graphprotocol/graph-ts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { writeAdmitted } from "../store/payToken";

export function setPayToken(log: Log, token: Address, admitted: boolean): void {
  writeAdmitted(token, admitted);
  const kind = admitted ? "PayTokenAdmitted" : "PayTokenDismissed";
  entry(log, kind, log.sender).detail(token.toHexString()).record();
}
