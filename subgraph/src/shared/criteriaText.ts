import { BigInt } from "@graphprotocol/graph-ts";
import { CriteriaFacts, LeastScores } from "./facts";

/** A vintage's id is `project << 12 | ordinal`; the whole project has the ordinal 0. */
const ORDINALS: BigInt = BigInt.fromI32(4096);

/**
 * A pool's criteria in words, one sentence for each thing that is asked.
 * @param registries The codes of the registries. @param classes The names of the classes. @param labels The names of the labels.
 */
export function criteriaInWords(
  facts: CriteriaFacts,
  registries: string[],
  classes: string[],
  labels: string[],
): string {
  const sentences: string[] = [];
  list(sentences, "Registry", registries, " or ");
  list(sentences, "Class", classes, " or ");
  list(sentences, "Type", facts.types, " or ");
  list(sentences, "Methodology", facts.methodologies, " or ");
  list(sentences, "Country", facts.countries, " or ");
  years(sentences, facts.firstYear, facts.lastYear);
  if (facts.rollingYears > 0) sentences.push("Vintage: at most " + facts.rollingYears.toString() + " years old.");
  list(sentences, "Labels", labels, " and ");
  list(sentences, "Curators' averages", scores(facts.leastScores), " and ");
  if (sentences.length == 0) sentences.push("Every vintage that can be traded.");
  list(sentences, "Always", ids(facts.allowed), " and ");
  list(sentences, "Never", ids(facts.blocked), " and ");
  return sentences.join(" ");
}

function list(sentences: string[], what: string, names: string[], word: string): void {
  if (names.length > 0) sentences.push(what + ": " + names.join(word) + ".");
}

function years(sentences: string[], first: i32, last: i32): void {
  if (first > 0 && last > 0) sentences.push("Vintage: " + first.toString() + " to " + last.toString() + ".");
  else if (first > 0) sentences.push("Vintage: from " + first.toString() + " on.");
  else if (last > 0) sentences.push("Vintage: up to " + last.toString() + ".");
}

function scores(least: LeastScores): string[] {
  const words: string[] = [];
  score(words, "additionality", least.additionality);
  score(words, "integrity", least.integrity);
  score(words, "social benefit", least.socialBenefit);
  score(words, "permanence", least.permanence);
  return words;
}

function score(words: string[], criterion: string, least: i32): void {
  if (least > 0) words.push(criterion + " at least " + least.toString());
}

function ids(vintages: BigInt[]): string[] {
  const words: string[] = [];
  for (let i = 0; i < vintages.length; i++) {
    const isProject = vintages[i].mod(ORDINALS).isZero();
    words.push(isProject ? "project " + vintages[i].div(ORDINALS).toString() : "vintage " + vintages[i].toString());
  }
  return words;
}
