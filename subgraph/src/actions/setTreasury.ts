import { Address } from "@graphprotocol/graph-ts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { writeTreasury } from "../store/protocol";

export function setTreasury(log: Log, treasury: Address): void {
  writeTreasury(treasury);
  entry(log, "TreasurySet", log.sender).detail(treasury.toHexString()).record();
}
