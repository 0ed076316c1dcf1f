import type { UseQueryResult } from "@tanstack/react-query";
import type { Address } from "viem";
import type { Project, Sourced } from "../model.ts";
import { useSourced } from "../useSourced.ts";
import { readCurationFromChain, readJudgedProjectsFromChain } from "./chain.ts";
import { readCuration, readJudgedProjects } from "./indexer.ts";
import type { Curation, JudgedProject } from "./model.ts";

export type { ChallengeTerms } from "./challengeTerms.ts";
export { readChallengeTerms } from "./challengeTerms.ts";
export * from "./model.ts";
export type { CurationRules, DeskPowers } from "./rules.ts";
export { readCurationRules, readDeskPowers } from "./rules.ts";

/** How many rows the page of a project asks the indexer for; a list this long may go on. */
export const CURATION_LIMITS = { scores: 200, suspensions: 50, challenges: 50 } as const;

/** What curators think of a project, and who suspended or challenged it. */
export function useCuration(id: string): UseQueryResult<Sourced<Curation>> {
  return useSourced(["curation", id], {
    indexer: (signal) => readCuration(id, signal),
    chain: () => readCurationFromChain(id),
  });
}

/** Every project with its standing and what an account said of it. */
export function useJudgedProjects(account: Address): UseQueryResult<Sourced<(Project & JudgedProject)[]>> {
  return useSourced(["judged", account], {
    indexer: (signal) => readJudgedProjects(account, signal),
    chain: () => readJudgedProjectsFromChain(account),
  });
}
