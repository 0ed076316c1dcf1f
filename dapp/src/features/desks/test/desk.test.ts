import { describe, expect, it } from "vitest";
import { councilActOf } from "../council/councilAct.ts";
import { readScores } from "../curator/ScoreDialog.tsx";
import { isMalformed } from "../frame/values.ts";
import { type DeskProject, deskList } from "../projects/deskList.ts";

const project = (id: number, changes: Partial<DeskProject> = {}) =>
  ({
    id: String(id),
    name: `Project ${id}`,
    registryProjectId: `VCS-${id}`,
    status: "Listed",
    flagged: false,
    suspension: null,
    standing: { count: 3, averages: null, passes: true },
    own: [],
    councilRestUntil: 0n,
    ...changes,
  }) as DeskProject;

const ids = (projects: DeskProject[]) => projects.map(({ id }) => id);

describe("the projects on a desk", () => {
  const all = [
    project(1),
    project(2, { status: "Delisted" }),
    project(3, { status: "Suspended" }),
    project(4, { flagged: true, name: "Wind Farm" }),
    project(5, { status: "Proposed", name: "Wind Park" }),
  ];
  it("lie there in the order in which they wait for work, without those that are done with", () => {
    expect(ids(deskList(all, "all", ""))).toEqual(["5", "4", "1", "3"]);
  });
  it("are narrowed by where they stand, and by all of the words", () => {
    expect(ids(deskList(all, "listed", ""))).toEqual(["1"]);
    expect(ids(deskList(all, "flagged", ""))).toEqual(["4"]);
    expect(ids(deskList(all, "all", " wind  vcs-4 "))).toEqual(["4"]);
    expect(ids(deskList(all, "all", "wind"))).toEqual(["5", "4"]);
    expect(deskList(all, "proposed", "nothing")).toEqual([]);
  });
});

describe("what the council can do", () => {
  const suspension = (by: "Council" | "Challenge" | "Stakers") => ({ by, until: 100n });
  it("is to list what passes", () => {
    const standing = { count: 2, averages: null, passes: false };
    expect(councilActOf(project(1, { status: "Proposed" }), 5n)).toBe("list");
    expect(councilActOf(project(1, { status: "Proposed", standing }), 5n)).toBeUndefined();
  });
  it("is to suspend what is listed, after its rest", () => {
    expect(councilActOf(project(1, { councilRestUntil: 5n }), 5n)).toBe("suspend");
    expect(councilActOf(project(1, { councilRestUntil: 6n }), 5n)).toBeUndefined();
  });
  it("is to lift its own suspension and nobody else's", () => {
    const acts = (["Council", "Challenge", "Stakers"] as const).map((by) =>
      councilActOf(project(1, { status: "Suspended", suspension: suspension(by) }), 5n),
    );
    expect(acts).toEqual(["reinstate", undefined, undefined]);
    expect(councilActOf(project(1, { status: "Delisted" }), 5n)).toBeUndefined();
  });
});

describe("typed scores", () => {
  const typed = { additionality: "0", integrity: "100", socialBenefit: "61", permanence: "75" };
  it("are read in the contract's words", () => {
    expect(readScores(typed)).toEqual({ additionality: 0, integrity: 100, social: 61, permanence: 75 });
  });
  it("are none as long as one is missing, no whole number, or out of bounds", () => {
    for (const permanence of ["", " ", "101", "-1", "7.5", "abc", "1e2"]) {
      expect(readScores({ ...typed, permanence })).toBeUndefined();
    }
  });
});

describe("what is typed into a desk's form", () => {
  it("is said to be malformed as soon as it is, and not before anything is typed", () => {
    for (const text of ["", " "])
      for (const kind of ["number", "cid", "address"] as const) expect(isMalformed(kind, text)).toBe(false);
    for (const text of ["abc", "0", "-1", "0.5", "1e30", "18446744073709551616"])
      expect(isMalformed("number", text), text).toBe(true);
    for (const text of ["1", " 12 ", "18446744073709551615"]) expect(isMalformed("number", text), text).toBe(false);
    for (const text of ["13", "ipfs://x"]) expect(isMalformed("cid", text), text).toBe(true);
    expect(isMalformed("cid", "bafkreif76gcxckcwd2vjwpeuejljdxgdwfa7ada4au6minqyz6vjtjnd6y")).toBe(false);
    expect(isMalformed("address", "0x12")).toBe(true);
    expect(isMalformed("address", `0x${"aB".repeat(20)}`)).toBe(false);
  });
});
