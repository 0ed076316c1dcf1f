import type { Proposal, ProposalStanding, ProposalState, ProposalStep } from "../../data/governance.ts";

/** What can stand in a proposal's timeline. */
export type MomentKind =
  | "created"
  | "opens"
  | "extended"
  | "closes"
  | "succeeded"
  | "defeated"
  | "queue"
  | "queued"
  | "executable"
  | "executed"
  | "canceled"
  | "vetoed";

/** An entry of a proposal's timeline. */
export interface Moment {
  kind: MomentKind;
  /** {s}; null when nobody knows yet. */
  at: bigint | null;
  done: boolean;
  /** What the chain's log says of it. */
  step?: ProposalStep;
}

/** The timeline of a proposal at a time {s}: its steps, the moments that no event tells, and what is still to come. */
export function timelineOf(
  { steps }: Pick<Proposal, "steps">,
  standing: ProposalStanding,
  state: ProposalState,
  now: bigint,
): Moment[] {
  const { snapshot, deadline, eta } = standing;
  const find = (kind: ProposalStep["kind"]) => steps.find((step) => step.kind === kind);
  const past = (kind: MomentKind, step: ProposalStep | undefined): Moment[] =>
    step ? [{ kind, at: step.at, done: true, step }] : [];
  const vetoed = find("Vetoed");
  const ended = vetoed ? past("vetoed", vetoed) : past("canceled", find("Canceled"));
  const created = past("created", find("Created"));
  const queued = find("Queued");
  // Cancelled by its proposer before voting began.
  if (ended.length > 0 && !queued) return [...created, ...ended];

  const voting: Moment[] = [
    ...created,
    { kind: "opens", at: snapshot, done: now > snapshot },
    ...steps.filter(({ kind }) => kind === "Extended").flatMap((step) => past("extended", step)),
    { kind: "closes", at: deadline, done: now > deadline },
  ];
  if (state === "pending" || state === "active") return voting;
  if (state === "defeated") return [...voting, { kind: "defeated", at: null, done: true }];
  const succeeded: Moment[] = [...voting, { kind: "succeeded", at: null, done: true }];
  if (state === "succeeded") return [...succeeded, { kind: "queue", at: null, done: false }];
  const executed = past("executed", find("Executed"));
  return [
    ...succeeded,
    ...past("queued", queued),
    ...(ended.length > 0 || eta === 0n ? [] : [{ kind: "executable", at: eta, done: now >= eta } satisfies Moment]),
    ...ended,
    ...executed,
    ...(ended.length > 0 || executed.length > 0 || state === "executed"
      ? []
      : [{ kind: "executed", at: null, done: false } satisfies Moment]),
  ];
}
