// @vitest-environment node
import { describe, expect, it } from "vitest";
import { placeholders, translationProblems } from "./check-translations.ts";

describe("translations", () => {
  it("compare placeholders, not the words around them nor the branches of plurals", () => {
    expect(placeholders("Page {page} of {pages}")).toBe(placeholders("第 {page} 頁，共 {pages} 頁"));
    expect(placeholders("{0, plural, one {# block} other {# blocks}}")).toBe(
      placeholders("{0, plural, other {# 個區塊}}"),
    );
    expect(placeholders("by <0/>")).not.toBe(placeholders("由"));
    expect(placeholders("Left: {0}")).not.toBe(placeholders("剩餘：{1}"));
  });
  it("are complete in every language", async () => expect(await translationProblems()).toEqual([]), 60_000);
});
