import { type Address, encodeAbiParameters, type Hash, type Hex, keccak256, stringToHex } from "viem";

/** The states of a proposal by the Governor's numbers. */
export const PROPOSAL_STATES = [
  "pending",
  "active",
  "canceled",
  "defeated",
  "succeeded",
  "queued",
  "expired",
  "executed",
] as const;

/** The state of a proposal. */
export type ProposalState = (typeof PROPOSAL_STATES)[number];

/** What a vote says, by the Governor's numbers. */
export const SUPPORTS = ["against", "for", "abstain"] as const;

/** What a vote says. */
export type Support = (typeof SUPPORTS)[number];

/** One call of a proposal, as the Timelock makes it. */
export interface ProposalCall {
  target: Address;
  /** Of the chain's own coin {wei}. */
  value: bigint;
  calldata: Hex;
}

/** What a list says of a proposal. */
export interface ProposalHead {
  id: bigint;
  /** The description's first line. */
  title: string;
  proposer: Address;
  /** {s} */
  createdAt: bigint;
}

/** A step in a proposal's life. */
export interface ProposalStep {
  kind: "Created" | "Extended" | "Queued" | "Executed" | "Canceled" | "Vetoed";
  /** Who took it; null where the log does not say. */
  actor: Address | null;
  /** Of Created and Extended the end of voting, of Queued when it can be executed {s}; null otherwise. */
  until: bigint | null;
  /** {s} */
  at: bigint;
  transaction: Hash;
}

/** A vote. */
export interface Vote {
  voter: Address;
  support: Support;
  /** {sCRBN} */
  weight: bigint;
  /** Empty without one. */
  reason: string;
  /** {s} */
  at: bigint;
  transaction: Hash;
}

/** A proposal as its events tell it. */
export interface Proposal extends ProposalHead {
  description: string;
  calls: ProposalCall[];
  /** Oldest first. */
  steps: ProposalStep[];
  /** The heaviest first. */
  votes: Vote[];
  /** How many accounts voted; more than are in `votes` when there are very many. */
  voteCount: number;
}

/** How a proposal stands, from the chain. */
export interface ProposalStanding {
  /** What the Governor says, at the block that was read. */
  state: ProposalState;
  /** Votes count as they were at the end of this second, and voting begins after it {s}. */
  snapshot: bigint;
  /** Last second of voting {s}. */
  deadline: bigint;
  /** From when on it can be executed {s}; 0 before it is queued. */
  eta: bigint;
  /** {sCRBN} */
  for: bigint;
  against: bigint;
  abstain: bigint;
  /** What for and abstain need together {sCRBN}. */
  quorum: bigint;
  /** False while voting has not begun: then `quorum` is what it would be now. */
  quorumFixed: boolean;
}

/** What holds for every proposal, in force now. */
export interface GovernanceTerms {
  /** {s} */
  votingDelay: bigint;
  votingPeriod: bigint;
  lateQuorumExtension: bigint;
  /** Votes that a proposer needs {sCRBN}. */
  threshold: bigint;
  /** What a vote that began now would need {sCRBN}. */
  quorum: bigint;
  /** All votes {sCRBN}. */
  votes: bigint;
  /** Entries are stopped before this second {s}; 0 if they were not. */
  pausedUntil: bigint;
}

/** How long a proposal waits in the Timelock, and why. */
export interface Wait {
  /** {s} */
  delay: bigint;
  /** One of its calls at least is an upgrade, or touches the machinery of governance. */
  protected: boolean;
}

/** What an account can do with a proposal. */
export interface VotingAccount {
  /** What counts in this vote: at the snapshot, or now while that is to come {sCRBN}. */
  votes: bigint;
  /** Its vote, once it is cast. */
  cast: Vote | null;
}

/** Whether for and abstain reach the quorum. */
export function quorumReached(standing: Pick<ProposalStanding, "for" | "abstain" | "quorum">): boolean {
  return standing.for + standing.abstain >= standing.quorum;
}

/**
 * The state at a time not before the block that was read {s}. Between two reads only the clock moves it, by the Governor's own
 * rules: voting is open from the second after the snapshot to the deadline, that second included.
 */
export function stateAt(standing: ProposalStanding, now: bigint): ProposalState {
  const { state, snapshot, deadline } = standing;
  if (state !== "pending" && state !== "active") return state;
  if (state === "pending" && now <= snapshot) return "pending";
  if (now <= deadline) return "active";
  return quorumReached(standing) && standing.for > standing.against ? "succeeded" : "defeated";
}

/** The second in which a state ends by itself, and that can be waited for {s}; null if nothing changes by waiting. */
export function nextChange(standing: ProposalStanding, now: bigint): bigint | null {
  const state = stateAt(standing, now);
  if (state === "pending") return standing.snapshot + 1n;
  if (state === "active") return standing.deadline + 1n;
  return state === "queued" && now < standing.eta ? standing.eta : null;
}

/** What the Governor hashes of a description. */
export function descriptionHash(description: string): Hash {
  return keccak256(stringToHex(description));
}

/** A proposal's id: a hash of its calls and of its description's hash. */
export function proposalId(calls: readonly ProposalCall[], description: string): bigint {
  const data = encodeAbiParameters(
    [{ type: "address[]" }, { type: "uint256[]" }, { type: "bytes[]" }, { type: "bytes32" }],
    [
      calls.map(({ target }) => target),
      calls.map(({ value }) => value),
      calls.map(({ calldata }) => calldata),
      descriptionHash(description),
    ],
  );
  return BigInt(keccak256(data));
}

const TITLE_LENGTH = 200;

/** A description's first line that is not empty, without the marks of a heading. */
function headingOf(description: string): string[] {
  const line = description.split("\n").find((text) => text.trim() !== "") ?? "";
  return [...line.trim().replace(/^#+\s*/, "")];
}

/** A description's first line that is not empty, without the marks of a heading, at most 200 characters. */
export function titleOf(description: string): string {
  return headingOf(description).slice(0, TITLE_LENGTH).join("");
}

const PROPOSER_MARK = /#proposer=(0x[0-9a-fA-F]{40})$/;

/** The only account that may make this proposal, if the description names one at its end. */
export function onlyProposerOf(description: string): Address | null {
  return (PROPOSER_MARK.exec(description)?.[1] as Address | undefined) ?? null;
}

/**
 * A description without its title and without the mark that names its only proposer. A first line that is too long for a title
 * stays whole: nothing that was voted on is left unsaid.
 */
export function bodyOf(description: string): string {
  const text = description.replace(PROPOSER_MARK, "").trimStart();
  if (headingOf(text).length > TITLE_LENGTH) return text.trim();
  const end = text.indexOf("\n");
  return end < 0 ? "" : text.slice(end + 1).trim();
}
