import { BigInt } from "@graphprotocol/graph-ts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { writeBond } from "../store/challengeState";

export function setBond(log: Log, bond: BigInt): void {
  writeBond(log, bond);
  entry(log, "BondSet", log.sender).tokens(bond).record();
}
