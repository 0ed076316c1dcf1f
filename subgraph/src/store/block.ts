import { Address, BigInt, Bytes } from "@graphprotocol/graph-ts";
import { Account, Block } from "../../generated/schema";
import { ZERO } from "../shared/amount";
import { BlockFacts } from "../shared/facts";
import { numberId, smallId } from "../shared/id";
import { Log } from "../shared/log";
import { ensureAccount } from "./account";
import { loadVintage } from "./vintage";

export function loadBlock(id: string): Block {
  return Block.load(id)!;
}

export function createBlock(log: Log, number: BigInt, registrar: Address, facts: BlockFacts): Block {
  const block = new Block(numberId(number));
  block.number = number;
  block.vintage = numberId(facts.vintage);
  block.project = loadVintage(block.vintage).project;
  block.registry = smallId(facts.registry);
  block.operator = smallId(facts.operator);
  block.batch = facts.batch;
  block.serialStart = facts.serialStart;
  block.serialEnd = facts.serialEnd;
  block.tonnes = facts.quantity;
  block.status = "Pending";
  block.registrar = ensureAccount(registrar);
  block.pendingOf = block.registrar;
  block.recipient = ensureAccount(facts.recipient);
  block.evidenceCid = facts.evidenceCid;
  block.submittedAt = log.timestamp;
  block.consumed = ZERO;
  block.save();
  return block;
}

/** The blocks of a registrar that still wait. */
export function pendingBlocksOf(registrar: Bytes): Block[] {
  const account = Account.load(registrar);
  return account == null ? [] : account.pendingBlocks.load();
}

export function writeConfirmed(log: Log, block: Block, verifier: Address, issuance: string): void {
  block.verifier = ensureAccount(verifier);
  block.issuance = issuance;
  decide(log, block, "Confirmed");
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

export function consumeBlock(block: Block, amount: BigInt): void {
  block.consumed = block.consumed.plus(amount);
  block.save();
}

function decide(log: Log, block: Block, status: string): void {
  block.status = status;
  block.pendingOf = null;
  block.decidedAt = log.timestamp;
  block.save();
}
