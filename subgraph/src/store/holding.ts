import { Address, BigInt, store } from "@graphprotocol/graph-ts";
import { Holding, Vintage } from "../../generated/schema";
import { toTonnes, ZERO } from "../shared/amount";
import { holdingId } from "../shared/id";
import { Log } from "../shared/log";
import { ensureAccount } from "./account";
import { countHolders, loadVintage } from "./vintage";

/** Changes an account's balance; a negative amount takes away. */
export function addBalance(log: Log, account: Address, vintage: Vintage, amount: BigInt): void {
  const holding = ensureHolding(account, vintage);
  const before = holding.amount;
  holding.amount = before.plus(amount);
  holding.amountTonnes = toTonnes(holding.amount);
  save(log, holding);
  if (before.isZero()) countHolders(vintage.id, 1);
  if (holding.amount.isZero()) countHolders(vintage.id, -1);
}

/** What turned out to be a pool is no holder any more, and has no holding: answers with what it held. */
export function removeHolding(log: Log, holding: Holding): BigInt {
  const amount = holding.amount;
  if (!amount.isZero()) addBalance(log, Address.fromBytes(holding.account), loadVintage(holding.vintage), amount.neg());
  store.remove("Holding", holding.id);
  return amount;
}

/** Changes what an account has in escrow; a negative amount takes away. */
export function addInEscrow(log: Log, account: Address, vintage: Vintage, amount: BigInt): void {
  const holding = ensureHolding(account, vintage);
  holding.listed = holding.listed.plus(amount);
  holding.listedTonnes = toTonnes(holding.listed);
  save(log, holding);
}

function ensureHolding(account: Address, vintage: Vintage): Holding {
  const known = Holding.load(holdingId(account, vintage.id));
  if (known != null) return known;
  const holding = new Holding(holdingId(account, vintage.id));
  holding.account = ensureAccount(account);
  holding.vintage = vintage.id;
  holding.project = vintage.project;
  holding.amount = ZERO;
  holding.amountTonnes = toTonnes(ZERO);
  holding.listed = ZERO;
  holding.listedTonnes = toTonnes(ZERO);
  return holding;
}

function save(log: Log, holding: Holding): void {
  holding.updatedAt = log.timestamp;
  holding.save();
}
