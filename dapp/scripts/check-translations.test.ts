// @vitest-environment node
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadingProblems, ownLoadingProblems, placeholders, translationProblems } from "./check-translations.ts";

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
  it("are loaded with their room, before anything of it is drawn", () => {
    const door = join("features", "buy", "index.ts");
    const folder = join("features", "buy", "locales");
    const adds = 'addTexts(import.meta.glob("./locales/*.po", { import: "messages" }));';
    expect(loadingProblems(new Map([[door, adds]]), [folder])).toEqual([]);
    expect(loadingProblems(new Map([[door, ""]]), [folder])).toHaveLength(1);
    expect(loadingProblems(new Map([["a.ts", 'withTexts(import("./Page.tsx"))']]), [])).toEqual([]);
    expect(loadingProblems(new Map([["a.ts", 'lazy(() => import("./Page.tsx"))']]), [])).toHaveLength(1);
    expect(loadingProblems(new Map([["a.ts", 'lazy(() => import("../b/index.ts"))']]), [])).toHaveLength(1);
    expect(loadingProblems(new Map([["a.ts", 'await import("./maths.ts")']]), [])).toEqual([]);
    expect(ownLoadingProblems()).toEqual([]);
  });
});
