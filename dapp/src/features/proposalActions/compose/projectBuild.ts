import { msg } from "@lingui/core/macro";
import type { ProjectStatus } from "../../../data/index.ts";
import type { AmountRules } from "../../../format/index.ts";
import { isCid } from "../../../format/index.ts";
import { MAX_PROJECT_REASON, textProblem } from "../../../transactions/index.ts";
import { CRBN, CRBN_DECIMALS } from "../../token/index.ts";
import { amountOf, type Builder, type Built, callOf, MISSING, readAddress, wrong } from "./building.ts";
import type { Fields } from "./draft.ts";
import type { Facts } from "./facts.ts";

interface Operation {
  contract: "ProjectRegistry" | "Challenges" | "Curation";
  functionName: string;
  /** The states that a project must be in. */
  from: readonly ProjectStatus[];
  /** What is typed besides the project, in the order of the call. */
  takes: readonly ("class" | "curator" | "reason" | "cid")[];
}

const KNOWN: readonly ProjectStatus[] = ["Proposed", "Listed", "Suspended", "Delisted"];

/** What the stakers can do to a project. */
export const PROJECT_OPERATIONS = {
  list: { contract: "ProjectRegistry", functionName: "listProject", from: ["Proposed"], takes: ["class"] },
  suspend: {
    contract: "ProjectRegistry",
    functionName: "suspendIndefinitely",
    from: ["Listed", "Suspended"],
    takes: ["reason", "cid"],
  },
  lift: { contract: "ProjectRegistry", functionName: "liftSuspension", from: ["Suspended"], takes: [] },
  delist: {
    contract: "ProjectRegistry",
    functionName: "delistProject",
    from: ["Listed", "Suspended"],
    takes: ["reason"],
  },
  uphold: { contract: "Challenges", functionName: "uphold", from: ["Suspended"], takes: [] },
  dismiss: { contract: "Challenges", functionName: "dismiss", from: ["Suspended"], takes: ["reason"] },
  discard: { contract: "Curation", functionName: "discardScore", from: KNOWN, takes: ["curator", "reason"] },
} as const satisfies Record<string, Operation>;

/** One of {@link PROJECT_OPERATIONS}. */
export type ProjectOperation = keyof typeof PROJECT_OPERATIONS;

/** What a form says that is to be done; a draft of an earlier page may say what is not known any more. */
export function operationOf({ operation = "" }: Fields): ProjectOperation {
  return Object.hasOwn(PROJECT_OPERATIONS, operation) ? (operation as ProjectOperation) : "suspend";
}

/** What is typed into a field, as the call takes it, or what the form then is. */
function typedValue(name: Operation["takes"][number], fields: Fields): { value: unknown } | Built {
  if (name === "class") return fields.class ? { value: Number(fields.class) } : MISSING;
  if (name === "curator") {
    const read = readAddress(fields.curator);
    return "problem" in read ? wrong("curator", read.problem) : { value: read.address };
  }
  const typed = fields[name]?.trim() ?? "";
  if (typed === "") return MISSING;
  if (name === "cid") return isCid(typed) ? { value: typed } : wrong("cid", msg`This is no CID.`);
  const problem = textProblem(typed, MAX_PROJECT_REASON);
  if (problem === "tooLong") return wrong("reason", msg`This is too long.`);
  return problem ? wrong("reason", msg`This has characters that the chain refuses.`) : { value: typed };
}

/** Lists, suspends or delists a project, rules upon its challenge, or discards a score of it. */
export const project: Builder = (fields, _facts, among) => {
  const { contract, functionName, takes }: Operation = PROJECT_OPERATIONS[operationOf(fields)];
  if (!/^\d{1,10}$/.test(fields.project ?? "")) return MISSING;
  const args: unknown[] = [Number(fields.project)];
  for (const name of takes) {
    const read = typedValue(name, fields);
    if (!("value" in read)) return read;
    args.push(read.value);
  }
  return { ok: true, calls: [callOf(among, contract, functionName, args)] };
};

/** The rules of the amounts of challenges; the bounds of the bond are the contract's, `Challenges.MIN_BOND` and `MAX_BOND`. */
export const challengeRules = {
  bond: { decimals: CRBN_DECIMALS, minimum: 1_000n * CRBN, maximum: 100_000n * CRBN } satisfies AmountRules,
  sweep: ({ challenges }: Facts): AmountRules => ({
    decimals: CRBN_DECIMALS,
    minimum: 1n,
    maximum: challenges.rewardsAvailable,
  }),
};

/** Changes the bond, or moves money that pays rewards to the treasury. */
export const challenges: Builder = (fields, facts, among) => {
  if (fields.operation === "sweep") {
    const amount = amountOf(fields.amount, challengeRules.sweep(facts));
    return amount === undefined ? MISSING : { ok: true, calls: [callOf(among, "Challenges", "sweep", [amount])] };
  }
  const bond = amountOf(fields.bond, challengeRules.bond);
  if (bond === undefined) return MISSING;
  if (bond === facts.challenges.bond) return wrong("bond", msg`It is this already.`);
  return { ok: true, calls: [callOf(among, "Challenges", "setBond", [bond])] };
};
