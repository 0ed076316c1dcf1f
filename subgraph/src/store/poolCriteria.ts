import { BigInt } from "@graphprotocol/graph-ts";
import { Pool, PoolCriteria } from "../../generated/schema";
import { criteriaInWords } from "../shared/criteriaText";
import { CriteriaFacts } from "../shared/facts";
import { ofPoolId } from "../shared/id";
import { Log } from "../shared/log";
import { classesIn } from "../shared/text";
import { labelNamesIn, labelsIn } from "./label";
import { registriesIn, registryCodesIn } from "./registry";

export function createCriteria(log: Log, pool: Pool, number: i32, from: BigInt, facts: CriteriaFacts): PoolCriteria {
  const criteria = new PoolCriteria(ofPoolId(pool.id, number));
  criteria.pool = pool.id;
  criteria.number = number;
  criteria.announcedAt = log.timestamp;
  criteria.from = from;
  writeWhat(criteria, facts);
  writeWhich(criteria, facts);
  criteria.words = criteriaInWords(
    facts,
    registryCodesIn(facts.registries),
    criteria.classes,
    labelNamesIn(facts.labels),
  );
  criteria.transaction = log.transaction;
  criteria.save();
  return criteria;
}

/** The criteria, or null for none. */
export function findCriteria(id: string | null): PoolCriteria | null {
  return id === null ? null : PoolCriteria.load(id);
}

/** @param until When the next ones begin to hold {s}; null for never. */
export function writeUntil(id: string, until: BigInt | null): void {
  const criteria = PoolCriteria.load(id)!;
  criteria.until = until;
  criteria.save();
}

/** Others were announced before it held. */
export function writeReplaced(log: Log, criteria: PoolCriteria): void {
  criteria.replacedAt = log.timestamp;
  criteria.save();
}

export function writeWithdrawn(log: Log, criteria: PoolCriteria): void {
  criteria.withdrawnAt = log.timestamp;
  criteria.save();
}

function writeWhat(criteria: PoolCriteria, facts: CriteriaFacts): void {
  criteria.types = facts.types;
  criteria.methodologies = facts.methodologies;
  criteria.countries = facts.countries;
  criteria.firstYear = facts.firstYear;
  criteria.lastYear = facts.lastYear;
  criteria.rollingYears = facts.rollingYears;
  criteria.leastAdditionality = facts.leastScores.additionality;
  criteria.leastIntegrity = facts.leastScores.integrity;
  criteria.leastSocialBenefit = facts.leastScores.socialBenefit;
  criteria.leastPermanence = facts.leastScores.permanence;
}

function writeWhich(criteria: PoolCriteria, facts: CriteriaFacts): void {
  criteria.registryMask = facts.registries;
  criteria.registries = registriesIn(facts.registries);
  criteria.classMask = facts.classes;
  criteria.classes = classesIn(facts.classes);
  criteria.labelMask = facts.labels;
  criteria.labels = labelsIn(facts.labels);
  criteria.allowed = facts.allowed;
  criteria.blocked = facts.blocked;
}
