/** What the registry admits. */
import type { Subject } from "./subject.ts";

/** Numbers of registries, operators and labels are a byte. */
const MOST = 256;

/** Lists of a contract: how many there are, what one is, the first number, and which contract a vote calls to admit another. */
const LISTS = [
  { thing: "registry", contract: "ProjectRegistry", count: "registryCount", one: "registryOf", first: 1 },
  { thing: "operator", contract: "CreditIssuance", count: "operatorCount", one: "operatorOf", first: 1 },
  { thing: "label", contract: "CarbonCredit", count: "labelCount", one: "labelOf", first: 0, by: "ProjectRegistry" },
] as const;

/** The chain's numbers of how a registry numbers its units. */
const OPERATOR_RULES = ["operators named", "one operator"];
const NUMBER_SCOPES = ["numbers by batch", "numbers by operator", "numbers by registry"];

/** Every registry with its name and how it numbers its units, every operator and whether it is admitted, and every label, in the file or not. */
export async function programmes(subject: Subject): Promise<void> {
  for (const { thing, contract, count, one, first, ...list } of LISTS) {
    const address = subject.address("by" in list ? list.by : contract);
    const answer = await subject.read<bigint | string>(contract, count);
    subject.say(`${count} of ${contract}`, answer, address);
    const many = typeof answer === "bigint" ? Math.min(Number(answer), MOST) : 0;
    for (let id = first; id < first + many; id += 1)
      subject.say(`${thing} ${id}`, await subject.read(contract, one, id), address);
  }
  const registries = Number(await subject.read<bigint>("ProjectRegistry", "registryCount"));
  for (let id = 1; id <= Math.min(registries, MOST); id += 1) {
    const rules = await subject.read<{ operators: number; scope: number }>("ProjectRegistry", "serialRulesOf", id);
    const words = [OPERATOR_RULES[rules.operators], NUMBER_SCOPES[rules.scope]];
    subject.say(`serial rules of registry ${id}`, words, subject.address("ProjectRegistry"));
  }
}
