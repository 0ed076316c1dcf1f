import { describe, expect, it } from "vitest";
import { type ProposalStanding, type ProposalStep, stateAt } from "../../../data/governance.ts";
import { timelineOf } from "../timelineOf.ts";

const standing: ProposalStanding = {
  state: "pending",
  snapshot: 100n,
  deadline: 200n,
  eta: 0n,
  for: 6n,
  against: 5n,
  abstain: 4n,
  quorum: 10n,
  quorumFixed: true,
};

function step(kind: ProposalStep["kind"], at: bigint): ProposalStep {
  return { kind, at, actor: null, until: null, transaction: `0x${"1".repeat(64)}` };
}

function kinds(steps: ProposalStep[], of: Partial<ProposalStanding>, now: bigint): string[] {
  const all = { ...standing, ...of };
  return timelineOf({ steps }, all, stateAt(all, now), now).map(({ kind, done }) => (done ? kind : `(${kind})`));
}

const created = step("Created", 10n);

describe("a proposal's timeline", () => {
  it("goes on with the clock alone", () => {
    expect(kinds([created], {}, 100n)).toEqual(["created", "(opens)", "(closes)"]);
    expect(kinds([created], {}, 101n)).toEqual(["created", "opens", "(closes)"]);
    expect(kinds([created], {}, 200n)).toEqual(["created", "opens", "(closes)"]);
    expect(kinds([created], {}, 201n)).toEqual(["created", "opens", "closes", "succeeded", "(queue)"]);
    expect(kinds([created], { for: 5n, abstain: 9n }, 201n)).toEqual(["created", "opens", "closes", "defeated"]);
  });

  it("tells of an extension, the queue and the execution", () => {
    const steps = [created, step("Extended", 190n), step("Queued", 300n)];
    const queued = { state: "queued", eta: 400n } as const;
    const before = ["created", "opens", "extended", "closes", "succeeded", "queued"];
    expect(kinds(steps, queued, 399n)).toEqual([...before, "(executable)", "(executed)"]);
    expect(kinds(steps, queued, 400n)).toEqual([...before, "executable", "(executed)"]);
    const executed = { state: "executed", eta: 400n } as const;
    expect(kinds([...steps, step("Executed", 410n)], executed, 500n)).toEqual([...before, "executable", "executed"]);
  });

  it("ends with a veto, or with the proposer's own cancellation", () => {
    const vetoed = [created, step("Queued", 300n), step("Vetoed", 310n)];
    expect(kinds(vetoed, { state: "canceled", eta: 400n }, 500n)).toEqual([
      "created",
      "opens",
      "closes",
      "succeeded",
      "queued",
      "vetoed",
    ]);
    expect(kinds([created, step("Canceled", 50n)], { state: "canceled" }, 500n)).toEqual(["created", "canceled"]);
  });
});
