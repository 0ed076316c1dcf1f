import {
  CriteriaAnnounced,
  CriteriaAnnouncedCriteriaLeastScoresStruct,
  CriteriaAnnouncedCriteriaStruct,
  CriteriaWithdrawn,
  PoolCreated,
} from "../../generated/PoolFactory/PoolFactory";
import { announceCriteria } from "../actions/announceCriteria";
import { createPool } from "../actions/createPool";
import { withdrawCriteria } from "../actions/withdrawCriteria";
import { CriteriaFacts, LeastScores, PoolTermsFacts } from "../shared/facts";
import { countryCode } from "../shared/text";
import { recordLog } from "../store/transaction";

export { handlePausedUntilSet, handleUpgraded } from "./managed";

export function handlePoolCreated(event: PoolCreated): void {
  const p = event.params;
  const fees = p.fees;
  const terms = new PoolTermsFacts(fees.deposit, fees.selective, fees.automatic, p.cap);
  createPool(recordLog(event), p.pool, p.number, p.name, p.symbol, terms);
}

export function handleCriteriaAnnounced(event: CriteriaAnnounced): void {
  const p = event.params;
  announceCriteria(recordLog(event), p.pool, factsOf(p.criteria), p.from);
}

export function handleCriteriaWithdrawn(event: CriteriaWithdrawn): void {
  withdrawCriteria(recordLog(event), event.params.pool);
}

function factsOf(c: CriteriaAnnouncedCriteriaStruct): CriteriaFacts {
  const countries: string[] = [];
  for (let i = 0; i < c.countries.length; i++) countries.push(countryCode(c.countries[i]));
  return new CriteriaFacts(
    c.registries,
    c.classes,
    c.firstYear,
    c.lastYear,
    c.rollingYears,
    c.labels,
    scoresOf(c.leastScores),
    countries,
    c.types,
    c.methodologies,
    c.allowed,
    c.blocked,
  );
}

function scoresOf(least: CriteriaAnnouncedCriteriaLeastScoresStruct): LeastScores {
  return new LeastScores(least.additionality, least.integrity, least.social, least.permanence);
}
