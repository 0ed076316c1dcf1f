import { BigInt } from "@graphprotocol/graph-ts";
import { Bucket } from "../../generated/protocol";
import { GrantFacts } from "../shared/facts";
import { Log } from "../shared/log";
import { nameOf } from "../shared/text";
import { entry } from "../store/auditEvent";
import { addGrant, loadLedger } from "../store/bucketLedger";
import { countGrant } from "../store/protocol";
import { createGrant as create } from "../store/vestingGrant";

/** A grant, with time or by milestones, takes its amount out of its bucket. */
export function createGrant(log: Log, id: BigInt, facts: GrantFacts): void {
  const ledger = loadLedger(nameOf(Bucket, facts.bucket));
  const grant = create(log, id, ledger, facts);
  addGrant(ledger, facts.amount);
  countGrant();
  const kind = grant.milestone ? "MilestoneGrantCreated" : "GrantCreated";
  const detail = grant.milestone ? grant.name! : grant.bucket;
  entry(log, kind, log.sender).with(grant.beneficiary).ofGrant(grant).tokens(facts.amount).detail(detail).record();
}
