import { describe, expect, it } from "vitest";
import type { ChainProject, ProjectFacts } from "../../script/registry/chain/state.ts";
import { projectMismatch } from "../../script/registry/confirmer.ts";
import { recipientOf } from "../../script/registry/recipient.ts";

describe("a project on chain against the verifier's export", () => {
  const facts: ProjectFacts = {
    name: "Invented Ridge",
    projectType: "wind",
    methodology: "ACM0002",
    proponent: "Invented Ltd.",
    country: "VN",
  };
  const stored: ChainProject = { id: 1, status: "listed", ...facts };

  it("differs in any word that both say", () => {
    expect(projectMismatch(stored, [facts])).toBeUndefined();
    expect(projectMismatch(undefined, [facts])).toBeUndefined();
    for (const field of Object.keys(facts) as (keyof ProjectFacts)[]) {
      expect(projectMismatch({ ...stored, [field]: "XX" }, [facts]), field).toContain('"XX" on chain');
    }
  });

  it("may carry any wording of the export, and a proponent that the export does not name", () => {
    expect(projectMismatch(stored, [{ ...facts, name: "Invented Ridge Wind" }, facts])).toBeUndefined();
    expect(projectMismatch(stored, [{ ...facts, proponent: "" }])).toBeUndefined();
    expect(projectMismatch({ ...stored, methodology: "" }, [facts])).toMatch(/methodology "" on chain, "ACM0002"/);
  });
});

describe("the recipient", () => {
  const address = "0x90F79bf6EB2c4f870365E785982E1f101E93b906";

  it("is the option, else the environment, else unsaid", () => {
    expect(recipientOf(address, { CARBONTRACE_RECIPIENT: "x" })).toBe(address);
    expect(recipientOf(undefined, { CARBONTRACE_RECIPIENT: address })).toBe(address);
    expect(recipientOf(undefined, { CARBONTRACE_RECIPIENT: "" })).toBeUndefined();
    expect(() => recipientOf("0x1", {})).toThrow(/not an address/);
    expect(() => recipientOf(address.replace("F", "f"), {})).toThrow(/checksum/);
  });
});
