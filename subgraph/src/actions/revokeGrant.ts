import { BigInt } from "@graphprotocol/graph-ts";
import { crbn } from "../shared/context";
import { PaymentFacts } from "../shared/facts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { addReturned, loadLedger } from "../store/bucketLedger";
import { addTold } from "../store/treasuryToken";
import { writeGrant } from "../store/treasuryTransfer";
import { loadGrant, writeRevoked } from "../store/vestingGrant";

/** What has vested stays the beneficiary's, the rest went to the treasury. */
export function revokeGrant(log: Log, id: BigInt, vested: BigInt, returned: BigInt): void {
  const grant = loadGrant(id);
  writeRevoked(log, grant, vested, returned);
  if (!returned.isZero()) {
    writeGrant(addTold(log, new PaymentFacts("In", "GrantRevocation", crbn(), log.contract, returned)), grant);
  }
  addReturned(loadLedger(grant.bucket), returned);
  entry(log, "GrantRevoked", log.sender).with(grant.beneficiary).ofGrant(grant).tokens(returned).record();
}
