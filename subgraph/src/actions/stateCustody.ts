import { TONNE } from "../shared/amount";
import { CustodyFacts } from "../shared/facts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { writeStatement } from "../store/custodyAccount";
import { createStatement } from "../store/custodyStatement";

export function stateCustody(log: Log, facts: CustodyFacts): void {
  const statement = createStatement(log, facts);
  writeStatement(statement);
  entry(log, "CustodyStated", facts.verifier)
    .ofCustody(statement)
    .amount(facts.tonnes.times(TONNE))
    .detail(facts.account)
    .record();
}
