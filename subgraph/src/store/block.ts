import { Address, BigInt, Bytes } from "@graphprotocol/graph-ts";
import { Account, Block, CustodyStatement, Impairment, Issuance } from "../../generated/schema";
import { ONE, TONNE, ZERO } from "../shared/amount";
import { BlockFacts } from "../shared/facts";
import { numberId, smallId } from "../shared/id";
import { Log } from "../shared/log";
import { ensureAccount } from "./account";
import { addConsumedFrom, addDetokenisedFrom, addIssuedFrom, addLockedFrom, addSettledFrom } from "./custodyAccount";
import { loadVintage } from "./vintage";

export function loadBlock(id: string): Block {
  return Block.load(id)!;
}

/** The confirmed block that it descends from, or itself. */
export function rootOf(block: Block): Block {
  return block.root === null ? block : loadBlock(block.root!);
}

export function createBlock(log: Log, number: BigInt, registrar: Address, facts: BlockFacts): Block {
  const block = newBlock(log, number, registrar);
  block.vintage = numberId(facts.vintage);
  block.project = loadVintage(block.vintage).project;
  block.registry = smallId(facts.registry);
  block.operator = smallId(facts.operator);
  block.batch = facts.batch;
  block.serialStart = facts.serialStart;
  block.serialEnd = facts.serialEnd;
  block.tonnes = facts.quantity;
  block.status = "Pending";
  block.pendingOf = block.registrar;
  block.recipient = ensureAccount(facts.recipient);
  block.evidenceCid = facts.evidenceCid;
  if (facts.evidenceCid != "") block.evidence = facts.evidenceCid;
  block.save();
  return block;
}

/** A part of a block that was split; {@link writeSplit} follows. */
export function createChild(
  log: Log,
  number: BigInt,
  registrar: Address,
  parent: Block,
  serialStart: BigInt,
  serialEnd: BigInt,
): Block {
  const child = newBlock(log, number, registrar);
  child.vintage = parent.vintage;
  child.project = parent.project;
  child.registry = parent.registry;
  child.operator = parent.operator;
  child.batch = parent.batch;
  child.serialStart = serialStart;
  child.serialEnd = serialEnd;
  child.tonnes = serialEnd.minus(serialStart).plus(ONE);
  child.status = "Child";
  child.decidedAt = log.timestamp;
  child.firstTonne = parent.firstTonne!.plus(serialStart.minus(parent.serialStart));
  child.recipient = parent.recipient;
  child.evidenceCid = parent.evidenceCid;
  child.evidence = parent.evidence;
  child.custody = parent.custody;
  child.custodyAccount = parent.custodyAccount;
  child.verifier = parent.verifier;
  child.issuance = parent.issuance;
  child.parent = parent.id;
  child.root = rootOf(parent).id;
  child.save();
  return child;
}

export function writeSplit(block: Block, split: string): void {
  block.split = split;
  block.save();
}

export function writeReplaces(block: Block, replaced: string): void {
  block.replaces = replaced;
  block.save();
}

/**
 * The blocks of a registrar that still wait. graph-node may find one in its database whose decision still waits to be written
 * there, so every block is asked itself.
 */
export function pendingBlocksOf(registrar: Bytes): Block[] {
  const account = Account.load(registrar);
  if (account == null) return [];
  const found = account.pendingBlocks.load();
  const blocks: Block[] = [];
  for (let i = 0; i < found.length; i++) {
    const block = loadBlock(found[i].id);
    if (block.status == "Pending") blocks.push(block);
  }
  return blocks;
}

export function writeConfirmed(
  log: Log,
  block: Block,
  verifier: Address,
  issuance: Issuance,
  statement: CustodyStatement,
): void {
  block.verifier = ensureAccount(verifier);
  block.issuance = issuance.id;
  block.firstTonne = issuance.start.div(TONNE);
  block.custody = statement.id;
  block.custodyAccount = statement.custodyAccount;
  decide(log, block, "Confirmed");
  addIssuedFrom(statement.custodyAccount, issuance.amount);
}

export function writeRejected(log: Log, block: Block, verifier: Address, reason: string): void {
  block.verifier = ensureAccount(verifier);
  block.reason = reason;
  decide(log, block, "Rejected");
}

export function writeWithdrawn(log: Log, block: Block): void {
  decide(log, block, "Withdrawn");
}

export function writeVoid(log: Log, block: Block): void {
  decide(log, block, "Void");
}

/** What was retired or cancelled of a confirmed block {unit}. */
export function consumeBlock(block: Block, amount: BigInt): void {
  block.consumed = block.consumed.plus(amount);
  block.save();
  addConsumedFrom(block.custodyAccount!, amount);
}

/** What requests hold of a confirmed block; a negative amount leaves them {unit}. */
export function lockBlock(block: Block, amount: BigInt): void {
  block.locked = block.locked.plus(amount);
  block.save();
  addLockedFrom(block.custodyAccount!, amount);
}

/** What was locked of a confirmed block left the market {unit}. */
export function releaseBlock(block: Block, amount: BigInt): void {
  lockBlock(block, amount.neg());
  block.detokenised = block.detokenised.plus(amount);
  block.save();
  addDetokenisedFrom(block.custodyAccount!, amount);
}

/** What of a confirmed block was retired at the registry, too {t}. */
export function settleBlock(block: Block, tonnes: BigInt): void {
  block.settled = block.settled.plus(tonnes);
  block.save();
  addSettledFrom(block.custodyAccount!, tonnes.times(TONNE));
}

/** Counts a report of its impairment; answers with its number, from 1. */
export function countImpairment(block: Block): i32 {
  block.impairmentCount += 1;
  block.save();
  return block.impairmentCount;
}

export function writeLastImpairment(block: Block, impairment: Impairment): void {
  block.lastImpairment = impairment.id;
  block.save();
}

/** A block of which nothing happened yet. */
function newBlock(log: Log, number: BigInt, registrar: Address): Block {
  const block = new Block(numberId(number));
  block.number = number;
  block.registrar = ensureAccount(registrar);
  block.submittedAt = log.timestamp;
  block.consumed = ZERO;
  block.locked = ZERO;
  block.detokenised = ZERO;
  block.settled = ZERO;
  block.impairmentCount = 0;
  return block;
}

function decide(log: Log, block: Block, status: string): void {
  block.status = status;
  block.pendingOf = null;
  block.decidedAt = log.timestamp;
  block.save();
}
