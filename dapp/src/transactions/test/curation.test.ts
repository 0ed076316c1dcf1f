import type { Hex } from "viem";
import { describe, expect, it } from "vitest";
import { contracts } from "../../chain/contracts.ts";
import { actions } from "../actions/index.ts";
import { logOf, outcomeOf, SENDER } from "./outcomeOf.ts";

const OTHER = `0x${"b2".repeat(20)}` as const;
const CID = "bafkreif76gcxckcwd2vjwpeuejljdxgdwfa7ada4au6minqyz6vjtjnd6y";
const BOND = 10_000n * 10n ** 18n;
const { curation, projectRegistry, challenges, crbn } = contracts;

const scores = { additionality: 70, integrity: 61, social: 62, permanence: 63 };
const scored = (curator: Hex, project = 7) =>
  logOf(curation, "ProjectScored", { project, curator, scores, rationaleCid: CID });

describe("scoring a project", () => {
  const request = { project: 7, scores, rationaleCid: CID };
  it("sends the scores as the contract names them", async () => {
    const { flow, sent } = await outcomeOf("scoreProject", request, [scored(SENDER)], curation.address);
    expect(sent.map(({ functionName, args }) => [functionName, args])).toEqual([["score", [7, scores, CID]]]);
    expect(flow.outcome).toEqual({ rationaleCid: CID });
  });
  it("believes neither another's score, nor one of another project, nor another contract", async () => {
    const wrong: [ReturnType<typeof scored>, Hex][] = [
      [scored(OTHER), curation.address],
      [scored(SENDER, 8), curation.address],
      [scored(SENDER), OTHER],
    ];
    for (const [log, from] of wrong) {
      const { flow } = await outcomeOf("scoreProject", request, [log], from);
      expect(flow.error).toMatchObject({ kind: "outcomeMissing" });
    }
  });
  it("asks nothing that the contract would refuse", () => {
    const { parse } = actions.scoreProject;
    for (const change of [
      { project: 0 },
      { project: 2 ** 20 },
      { rationaleCid: "" },
      { rationaleCid: "ipfs://x" },
      { scores: { ...scores, permanence: 101 } },
      { scores: { ...scores, permanence: -1 } },
      { scores: { ...scores, permanence: 7.5 } },
    ]) {
      expect(() => parse({ ...request, ...change }), JSON.stringify(change)).toThrow();
    }
  });
});

describe("the council", () => {
  it("lists, suspends and lifts, and answers with what the chain says", async () => {
    const { address } = projectRegistry;
    const listed = logOf(projectRegistry, "ProjectListed", { project: 7, class: 2, by: SENDER });
    const listing = await outcomeOf("listProject", { project: 7, projectClass: 2 }, [listed], address);
    expect(listing.sent.map(({ functionName, args }) => [functionName, args])).toEqual([["listProject", [7, 2]]]);
    expect(listing.flow.outcome).toEqual({ projectClass: 2 });

    const event = { project: 7, by: SENDER, kind: 1, until: 5_000, reason: "why", cid: CID };
    const suspended = logOf(projectRegistry, "ProjectSuspended", event);
    const suspending = await outcomeOf("suspendProject", { project: 7, reason: "why", cid: CID }, [suspended], address);
    expect(suspending.sent.map(({ args }) => args)).toEqual([[7, "why", CID]]);
    expect(suspending.flow.outcome).toEqual({ until: 5_000n });

    const lifted = logOf(projectRegistry, "ProjectReinstated", { project: 7, by: SENDER });
    const lifting = await outcomeOf("reinstateProject", { project: 7 }, [lifted], address);
    expect(lifting.flow.outcome).toEqual({ project: 7 });
  });
  it("says why in words that the chain can keep", () => {
    const { parse } = actions.suspendProject;
    for (const reason of ["", "x".repeat(257), "a\u202eb"]) {
      expect(() => parse({ project: 7, reason, cid: CID })).toThrow();
    }
    for (const cid of ["", "x"]) expect(() => parse({ project: 7, reason: "why", cid })).toThrow();
  });
});

describe("challenging a project", () => {
  const request = { project: 7, bond: BOND, reason: "why", cid: CID };
  const event = { project: 7, challenger: SENDER, bond: BOND, until: 9_000n, reason: "why", cid: CID };

  it("approves exactly the bond, then challenges for that bond", async () => {
    let allowed = 0n;
    const log = logOf(challenges, "ProjectChallenged", event);
    const { flow, sent } = await outcomeOf("challengeProject", request, [log], challenges.address, {
      read: async ({ functionName }) => (functionName === "balanceOf" ? BOND : allowed),
      onSend: ({ functionName }) => {
        if (functionName === "approve") allowed = BOND;
      },
    });
    expect(sent.map(({ address, functionName, args }) => [address, functionName, args])).toEqual([
      [crbn.address, "approve", [challenges.address, BOND]],
      [challenges.address, "challenge", [7, BOND, "why", CID]],
    ]);
    expect(flow.outcome).toEqual({ bond: BOND, until: 9_000n });
  });
  it("says in CRBN that there is too little, before anything is signed", async () => {
    const { flow, sent } = await outcomeOf("challengeProject", request, [], challenges.address, {
      read: async ({ functionName }) => (functionName === "balanceOf" ? BOND - 1n : 0n),
    });
    expect(sent).toEqual([]);
    expect(flow.error).toMatchObject({ kind: "contract", name: "CRBNInsufficientBalance", args: { needed: BOND } });
  });
  it("takes evidence", () => {
    expect(() => actions.challengeProject.parse({ ...request, cid: "" })).toThrow();
    expect(() => actions.challengeProject.parse({ ...request, bond: 0n })).toThrow();
  });
});

describe("a challenge that nobody ruled upon", () => {
  it("is ended by anybody, for its challenger", async () => {
    const event = { project: 7, challenger: OTHER, returned: BOND / 2n, lost: BOND / 2n };
    const log = logOf(challenges, "ChallengeLapsed", event);
    const request = { project: 7, challenger: OTHER };
    const { flow, sent } = await outcomeOf("lapseChallenge", request, [log], challenges.address);
    expect(sent.map(({ functionName, args }) => [functionName, args])).toEqual([["lapse", [7]]]);
    expect(flow.outcome).toEqual({ returned: BOND / 2n, lost: BOND / 2n });
  });
});
