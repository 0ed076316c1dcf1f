import { ALICE, BOB, projectListed, projectRegistered, registryAdmitted } from "./events.ts";
import { addressOf, type Story, story, type TestEvent } from "./story.ts";
import { NEVER, projectReinstated, projectSuspended, SuspendedBy } from "./suspensions.ts";
import { crbn, tokensSent } from "./token.ts";

export const CURATORS = [7, 8, 9].map((n) => `0x${String(n).repeat(40)}`) as [string, string, string];
export const CHALLENGES = addressOf("Challenges");
/** What a challenge takes unless a vote changed it. */
export const BOND = crbn(10_000);
/** What a project is left in peace for after a suspension, or a challenge in vain {s}. */
export const REST = 90 * 86_400;

const event =
  (contract: string, name: string) =>
  (values: Record<string, unknown>): TestEvent => ({ contract, name, values });

/** Additionality, integrity, social benefit and permanence. */
export type Four = [number, number, number, number];

export const scored = (
  curator: string,
  [additionality, integrity, social, permanence]: Four,
  { project = 1, rationaleCid = "bafyrationale" } = {},
): TestEvent =>
  event(
    "Curation",
    "ProjectScored",
  )({ project, curator, scores: { additionality, integrity, social, permanence }, rationaleCid });

export const scoreDiscarded = (curator: string, reason: string, project = 1): TestEvent =>
  event("Curation", "ScoreDiscarded")({ project, curator, reason });

export const flagged = (isFlagged = true, project = 1): TestEvent =>
  event("Curation", "ProjectFlagged")({ project, flagged: isFlagged });

/** A project that three curators let pass. Takes 1 block. */
export const listedProject = (name: string): Story =>
  story(name).tx(
    registryAdmitted(),
    projectRegistered(),
    ...CURATORS.map((curator) => scored(curator, [70, 70, 70, 70])),
    projectListed(),
  );

// Challenges, each with what the registry and the token tell in the same transaction

export const bondSet = (bond = BOND): TestEvent => event("Challenges", "BondSet")({ bond });

export const challenged = (
  until: number,
  { challenger = ALICE, bond = BOND, reason = "double counting", cid = "bafyevidence" } = {},
): TestEvent[] => [
  event("Challenges", "ProjectChallenged")({ project: 1, challenger, bond, until, reason, cid }),
  projectSuspended(reason, { by: challenger, kind: SuspendedBy.Challenge, until, cid }),
  tokensSent(challenger, CHALLENGES, bond),
];

/** The registry repeats no reason. */
export const upheld = (reward: bigint, { challenger = ALICE, bond = BOND } = {}): TestEvent[] => [
  event("Challenges", "ChallengeUpheld")({ project: 1, challenger, bond, reward }),
  projectSuspended("", { by: CHALLENGES, kind: SuspendedBy.Stakers, until: NEVER }),
  tokensSent(CHALLENGES, challenger, bond + reward),
];

/** @param reinstates Whether the suspension was still the challenge's. */
export const dismissed = (reason: string, reinstates = true, { challenger = ALICE, lost = BOND } = {}): TestEvent[] => [
  event("Challenges", "ChallengeDismissed")({ project: 1, challenger, lost, reason }),
  ...(reinstates ? [projectReinstated(1, CHALLENGES)] : []),
];

export const lapsed = ({ challenger = ALICE, bond = BOND } = {}): TestEvent[] => {
  const returned = bond / 2n;
  return [
    event("Challenges", "ChallengeLapsed")({ project: 1, challenger, returned, lost: bond - returned }),
    tokensSent(CHALLENGES, challenger, returned),
  ];
};

/** Somebody sends what rewards are paid from. */
export const rewardsFunded = (amount: bigint): TestEvent => tokensSent(BOB, CHALLENGES, amount);

export const swept = (treasury: string, amount: bigint): TestEvent[] => [
  event("Challenges", "Swept")({ amount }),
  ...(amount === 0n ? [] : [tokensSent(CHALLENGES, treasury, amount)]),
];
