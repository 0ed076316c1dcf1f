import { describe, expect, it } from "vitest";
import {
  bodyOf,
  nextChange,
  onlyProposerOf,
  type ProposalStanding,
  type ProposalState,
  proposalId,
  stateAt,
  titleOf,
} from "./governance.ts";

const open: ProposalStanding = {
  state: "active",
  snapshot: 1_000n,
  deadline: 2_000n,
  eta: 0n,
  for: 6n,
  against: 5n,
  abstain: 4n,
  quorum: 10n,
  quorumFixed: true,
};

describe("the state between two reads", () => {
  it.each<[Partial<ProposalStanding>, bigint, ProposalState]>([
    [{ state: "pending" }, 1_000n, "pending"],
    [{ state: "pending" }, 1_001n, "active"],
    [{}, 2_000n, "active"],
    [{}, 2_001n, "succeeded"],
    [{ state: "pending" }, 2_001n, "succeeded"],
    [{ quorum: 11n }, 2_001n, "defeated"],
    [{ for: 5n, abstain: 9n }, 2_001n, "defeated"],
    [{ for: 0n, against: 0n, abstain: 10n }, 2_001n, "defeated"],
    [{ state: "queued", eta: 3_000n }, 9_000n, "queued"],
    [{ state: "executed" }, 9_000n, "executed"],
    [{ state: "canceled" }, 1_500n, "canceled"],
  ])("%o at %d is %s", (of, now, state) => expect(stateAt({ ...open, ...of }, now)).toBe(state));

  it("says when it changes by itself, to the second", () => {
    const seconds: [Partial<ProposalStanding>, bigint][] = [
      [{ state: "pending" }, 500n],
      [{ state: "active" }, 1_500n],
    ];
    for (const [of, now] of seconds) {
      const standing = { ...open, ...of };
      const at = nextChange(standing, now) as bigint;
      expect(stateAt(standing, at - 1n)).toBe(of.state);
      expect(stateAt(standing, at)).not.toBe(of.state);
    }
    expect(nextChange({ ...open, state: "queued", eta: 3_000n }, 2_999n)).toBe(3_000n);
    expect(nextChange({ ...open, state: "queued", eta: 3_000n }, 3_000n)).toBeNull();
    expect(nextChange(open, 2_001n)).toBeNull();
    expect(nextChange({ ...open, state: "executed" }, 0n)).toBeNull();
  });
});

describe("a description", () => {
  const mark = `#proposer=0x${"aB".repeat(20)}`;
  it("hides nothing behind a first line that is too long for a title", () => {
    const long = `# ${"x".repeat(200)} and send everything to me`;
    expect(bodyOf(`${long}\n\nBody\n${mark}`)).toBe(`${long}\n\nBody`);
    expect(bodyOf(long)).toBe(long);
    expect(bodyOf(`# ${"𝒙".repeat(200)}\nBody`)).toBe("Body");
    expect(bodyOf(`${"x".repeat(200)}${mark}`)).toBe("");
  });
  it("has a title, a body, and maybe an only proposer", () => {
    expect(titleOf("\n\n## Lower the fee \nBecause")).toBe("Lower the fee");
    expect(titleOf("x".repeat(300))).toHaveLength(200);
    expect(titleOf("")).toBe("");
    expect(bodyOf(`# Title\n\nBody\nmore\n${mark}`)).toBe("Body\nmore");
    expect(bodyOf("Only a title")).toBe("");
    expect(onlyProposerOf(`t\n${mark}`)).toBe(`0x${"aB".repeat(20)}`);
    expect(onlyProposerOf(`${mark} `)).toBeNull();
  });
});

describe("a proposal's id", () => {
  it("changes with every part of it", () => {
    const call = { target: `0x${"11".repeat(20)}`, value: 0n, calldata: "0x12345678" } as const;
    const ids = [
      proposalId([call], "a"),
      proposalId([call], "b"),
      proposalId([call, call], "a"),
      proposalId([{ ...call, value: 1n }], "a"),
      proposalId([{ ...call, calldata: "0x12345679" }], "a"),
      proposalId([{ ...call, target: `0x${"12".repeat(20)}` }], "a"),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });
});
