import { BigInt } from "@graphprotocol/graph-ts";
import { CustodyAccount, CustodyStatement } from "../../generated/schema";
import { toTonnes, ZERO } from "../shared/amount";

/** Makes the account with the first statement about it. */
export function writeStatement(statement: CustodyStatement): void {
  const account = ensureCustodyAccount(statement);
  account.lastStatement = statement.id;
  account.statementCount += 1;
  save(account);
}

export function addIssuedFrom(id: string, amount: BigInt): void {
  const account = loadCustodyAccount(id);
  account.issued = account.issued.plus(amount);
  save(account);
}

export function addConsumedFrom(id: string, amount: BigInt): void {
  const account = loadCustodyAccount(id);
  account.consumed = account.consumed.plus(amount);
  save(account);
}

/** A negative amount takes away. */
export function addLockedFrom(id: string, amount: BigInt): void {
  const account = loadCustodyAccount(id);
  account.locked = account.locked.plus(amount);
  save(account);
}

export function addDetokenisedFrom(id: string, amount: BigInt): void {
  const account = loadCustodyAccount(id);
  account.detokenised = account.detokenised.plus(amount);
  save(account);
}

export function addSettledFrom(id: string, amount: BigInt): void {
  const account = loadCustodyAccount(id);
  account.settled = account.settled.plus(amount);
  save(account);
}

function loadCustodyAccount(id: string): CustodyAccount {
  return CustodyAccount.load(id)!;
}

function ensureCustodyAccount(statement: CustodyStatement): CustodyAccount {
  const known = CustodyAccount.load(statement.custodyAccount);
  if (known != null) return known;
  const account = new CustodyAccount(statement.custodyAccount);
  account.registry = statement.registry;
  account.account = statement.account;
  account.statementCount = 0;
  account.issued = ZERO;
  account.consumed = ZERO;
  account.locked = ZERO;
  account.detokenised = ZERO;
  account.settled = ZERO;
  return account;
}

/** What circulates, and what has to lie in the account, are computed here and nowhere else. */
function save(account: CustodyAccount): void {
  const left = account.issued.minus(account.detokenised);
  account.circulating = left.minus(account.consumed).minus(account.locked);
  account.circulatingTonnes = toTonnes(account.circulating);
  account.expected = left.minus(account.settled);
  account.expectedTonnes = toTonnes(account.expected);
  account.save();
}
