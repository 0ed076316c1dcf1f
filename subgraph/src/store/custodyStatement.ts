import { CustodyStatement } from "../../generated/schema";
import { CustodyFacts } from "../shared/facts";
import { custodyAccountId, custodyStatementId } from "../shared/id";
import { Log } from "../shared/log";
import { ensureAccount } from "./account";

/** The statement that a verifier named. The contracts know it. */
export function loadStatement(id: string): CustodyStatement {
  return CustodyStatement.load(id)!;
}

export function createStatement(log: Log, facts: CustodyFacts): CustodyStatement {
  const statement = new CustodyStatement(custodyStatementId(facts.registry, facts.number));
  statement.registry = facts.registry;
  statement.number = facts.number.toI32();
  statement.account = facts.account;
  statement.custodyAccount = custodyAccountId(facts.registry, facts.account);
  statement.date = facts.date;
  statement.tonnes = facts.tonnes;
  statement.verifier = ensureAccount(facts.verifier);
  statement.documentCid = facts.documentCid;
  statement.statedAt = log.timestamp;
  statement.transaction = log.transaction;
  statement.save();
  return statement;
}
