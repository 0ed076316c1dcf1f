import { Address, BigInt } from "@graphprotocol/graph-ts";
import { Log } from "../shared/log";
import { isZero } from "../shared/text";
import { ensureAccount } from "../store/account";
import { entry } from "../store/auditEvent";
import { loadGrant, writeOffer } from "../store/vestingGrant";

/** Zero withdraws the offer. */
export function offerGrant(log: Log, id: BigInt, from: Address, to: Address): void {
  const grant = loadGrant(id);
  writeOffer(grant, to);
  const told = entry(log, "GrantOffered", from).ofGrant(grant);
  if (!isZero(to)) told.with(ensureAccount(to));
  told.record();
}
