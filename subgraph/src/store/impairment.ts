import { Address, BigInt } from "@graphprotocol/graph-ts";
import { Block, Impairment, Vintage } from "../../generated/schema";
import { toTonnes, ZERO } from "../shared/amount";
import { ImpairmentFacts } from "../shared/facts";
import { impairmentId } from "../shared/id";
import { Log } from "../shared/log";
import { overlap } from "../shared/serials";
import { ensureAccount } from "./account";

/** The report on a block that waits for a verifier. */
export function waitingReport(block: Block): Impairment {
  return Impairment.load(block.lastImpairment!)!;
}

export function createImpairment(log: Log, block: Block, n: i32, facts: ImpairmentFacts): Impairment {
  const impairment = new Impairment(impairmentId(block.id, n));
  impairment.block = block.id;
  impairment.vintage = block.vintage;
  impairment.project = block.project;
  impairment.registry = block.registry;
  impairment.operator = block.operator;
  impairment.batch = block.batch;
  impairment.first = block.serialStart;
  impairment.last = block.serialEnd;
  impairment.kind = facts.kind;
  impairment.status = "Reported";
  impairment.reportedBy = ensureAccount(facts.registrar);
  impairment.reason = facts.reason;
  impairment.cid = facts.cid;
  impairment.reportedAt = log.timestamp;
  impairment.firstTonne = block.firstTonne!;
  impairment.tonnes = block.tonnes;
  impairment.transaction = log.transaction;
  impairment.save();
  return impairment;
}

export function writeImpairmentConfirmed(log: Log, impairment: Impairment, verifier: Address, shortfall: BigInt): void {
  impairment.status = "Confirmed";
  impairment.confirmedBy = ensureAccount(verifier);
  impairment.confirmedAt = log.timestamp;
  impairment.shortfall = shortfall;
  impairment.shortfallTonnes = toTonnes(shortfall);
  impairment.ending = log.transaction;
  impairment.save();
}

export function writeImpairmentDismissed(log: Log, impairment: Impairment, verifier: Address, reason: string): void {
  impairment.status = "Dismissed";
  impairment.dismissedBy = ensureAccount(verifier);
  impairment.dismissedAt = log.timestamp;
  impairment.dismissReason = reason;
  impairment.ending = log.transaction;
  impairment.save();
}

/** How many of a vintage's tonnes from `from` to before `to` are impaired; none is twice. */
export function impairedTonnes(vintage: Vintage, from: BigInt, to: BigInt): BigInt {
  const all = vintage.impairments.load();
  let tonnes = ZERO;
  for (let i = 0; i < all.length; i++) {
    // As with pending blocks, the found one may be older than the one that is known.
    const impairment = Impairment.load(all[i].id)!;
    if (impairment.status != "Confirmed") continue;
    const start = impairment.firstTonne;
    tonnes = tonnes.plus(overlap(from, to, start, start.plus(impairment.tonnes)));
  }
  return tonnes;
}
