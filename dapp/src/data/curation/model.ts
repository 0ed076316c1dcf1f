import type { Address } from "viem";

/*
 * What curators think of a project, who suspended it, and who challenged that it is listed. Times are unix seconds, bonds are CRBN in
 * its smallest unit.
 */

/** The criteria in the order of the contract's struct. */
export const CRITERIA = ["additionality", "integrity", "socialBenefit", "permanence"] as const;

/** One of {@link CRITERIA}. */
export type Criterion = (typeof CRITERIA)[number];

/** A value for every criterion. */
export type Criteria = Readonly<Record<Criterion, number>>;

/** What a curator said once of a project. */
export interface CurationScore {
  id: string;
  curator: Address;
  /** 0–100 each. */
  criteria: Criteria;
  rationaleCid: string;
  at: bigint;
  /** The curator's how-many-th score of this project, from 1. */
  n: number;
  /** Whether it is part of the averages. A later one of the same curator takes its place. */
  counts: boolean;
  /** Why it was discarded; null if it was not. */
  discardedReason: string | null;
}

/** How a project stands with its curators. */
export interface Standing {
  /** How many curators' scores count. */
  count: number;
  /** Null when none counts. */
  averages: Criteria | null;
  /** Whether it may be listed. */
  passes: boolean;
}

/** Who suspends a project: the council for 14 days, a challenge for 30, the stakers until they lift it. */
export type Suspender = "Council" | "Challenge" | "Stakers";

/** A suspension, past or present. */
export interface Suspension {
  id: string;
  /** Who began it; the stakers' once it is ratified. */
  by: Suspender;
  account: Address;
  reason: string;
  /** Empty where no evidence was named. */
  cid: string;
  since: bigint;
  /** {@link FOR_EVER} when only the stakers end it. */
  until: bigint;
  /** When it was lifted; null for one that lasts, or that ended by itself at `until`. */
  endedAt: bigint | null;
  /** When the stakers made it theirs; null if they did not. */
  ratifiedAt: bigint | null;
  /** Why they did; null if they did not, or upheld a challenge. */
  ratifiedReason: string | null;
  /** Their evidence; null as `ratifiedReason`. */
  ratifiedCid: string | null;
}

/** The contract's end of a suspension that nobody ends by waiting. */
export const FOR_EVER = 2n ** 40n - 1n;

/** What became of a challenge. */
export type ChallengeStatus = "Open" | "Upheld" | "Dismissed" | "Lapsed";

/** A challenge, past or present. */
export interface Challenge {
  id: string;
  challenger: Address;
  /** {CRBN} */
  bond: bigint;
  reason: string;
  cid: string;
  openedAt: bigint;
  /** From this second on nobody can rule any more, and anybody can end it. */
  until: bigint;
  status: ChallengeStatus;
  ruledAt: bigint | null;
  /** The stakers' reason for a dismissal. */
  ruling: string | null;
  /** What went back of the bond {CRBN}. */
  returned: bigint | null;
  /** What came on top of it {CRBN}. */
  reward: bigint | null;
  /** What of it was lost {CRBN}. */
  lost: bigint | null;
}

/** Everything about a project's curation, the newest first. */
export interface Curation {
  standing: Standing;
  scores: CurationScore[];
  suspensions: Suspension[];
  challenges: Challenge[];
}

/** A project as its desk shows it, with what one account said of it. */
export interface JudgedProject {
  standing: Standing;
  /** The account's own scores, the newest first; empty without an account. */
  own: CurationScore[];
  /** Before this second the council cannot suspend it. */
  councilRestUntil: bigint;
}

/** The suspension that holds at a time, if one does. */
export function suspensionAt(suspensions: readonly Suspension[], now: bigint): Suspension | undefined {
  const [latest] = suspensions;
  return latest && latest.endedAt === null && latest.until > now ? latest : undefined;
}
