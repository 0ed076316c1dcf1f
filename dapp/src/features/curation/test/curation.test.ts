import { describe, expect, it } from "vitest";
import type { CurationScore } from "../../../data/curation/index.ts";
import { readCid, readReason } from "../fields.tsx";
import { concernOf } from "../HolderAlert.tsx";
import { partScores } from "../Scores.tsx";
import { averageText } from "../Standing.tsx";

const CID = "bafkreif76gcxckcwd2vjwpeuejljdxgdwfa7ada4au6minqyz6vjtjnd6y";

describe("an average", () => {
  it("is cut off, so that what lies under a threshold never reads as if it reached it", () => {
    expect(averageText(59.99, "en")).toBe("59.9");
    expect(averageText(60, "en")).toBe("60");
    expect(averageText(100, "en")).toBe("100");
  });
  it("keeps the tenths that it has", () => {
    for (let tenths = 0; tenths <= 1000; tenths++) expect(Number(averageText(tenths / 10, "en"))).toBe(tenths / 10);
    expect(averageText(200 / 3, "en")).toBe("66.6");
  });
});

describe("scores", () => {
  const score = (curator: string, n: number, counts = true) =>
    ({ id: `${curator}${n}`, curator, n, counts }) as unknown as CurationScore;
  it("are parted into each curator's last word, also a discarded one, and what was said before", () => {
    const all = [score("a", 3, false), score("b", 1), score("a", 2, false), score("a", 1, false)];
    const { latest, earlier } = partScores(all);
    expect(latest.map(({ id }) => id)).toEqual(["a3", "b1"]);
    expect(earlier.map(({ id }) => id)).toEqual(["a2", "a1"]);
  });
});

describe("what is the matter with a project", () => {
  const listed = { status: "Listed", suspension: null, flagged: false } as const;
  const by = (who: "Council" | "Challenge" | "Stakers") => ({ by: who, until: 1n });
  it("is the gravest thing", () => {
    expect(concernOf(listed)).toBeUndefined();
    expect(concernOf({ ...listed, flagged: true })).toBe("flagged");
    expect(concernOf({ ...listed, status: "Suspended", suspension: by("Council"), flagged: true })).toBe("suspended");
    expect(concernOf({ ...listed, status: "Suspended", suspension: by("Challenge") })).toBe("challenged");
    expect(concernOf({ ...listed, status: "Suspended" })).toBe("suspended");
    expect(concernOf({ ...listed, status: "Delisted", flagged: true })).toBe("delisted");
  });
});

describe("typed reasons and documents", () => {
  it("are taken without blanks at their ends, within what the chain keeps", () => {
    expect(readReason("  because ")).toBe("because");
    expect(readReason("碳".repeat(85))).toBe("碳".repeat(85));
    for (const wrong of ["", "   ", "碳".repeat(86), "a\u202eb", "a\u0000b", "a\ud800"]) {
      expect(readReason(wrong)).toBeUndefined();
    }
  });
  it("are a CID or nothing", () => {
    expect(readCid(` ${CID} `)).toBe(CID);
    for (const wrong of ["", "ipfs://x", `ipfs://${CID}`, `${CID}/x`, "Qm123", "javascript:alert(1)"]) {
      expect(readCid(wrong)).toBeUndefined();
    }
  });
});
