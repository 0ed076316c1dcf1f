// @vitest-environment node
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  loadingProblems,
  ownLoadingProblems,
  placeholders,
  sharedWordProblems,
  translationProblems,
} from "./check-translations.ts";

describe("translations", () => {
  it("compare placeholders, not the words around them nor the branches of plurals", () => {
    expect(placeholders("Page {page} of {pages}")).toBe(placeholders("第 {page} 頁，共 {pages} 頁"));
    expect(placeholders("{0, plural, one {# block} other {# blocks}}")).toBe(
      placeholders("{0, plural, other {# 個區塊}}"),
    );
    expect(placeholders("by <0/>")).not.toBe(placeholders("由"));
    expect(placeholders("Left: {0}")).not.toBe(placeholders("剩餘：{1}"));
  });
  it("share a single word between rooms only if it is known to mean one thing", () => {
    const terms = "| English | 繁體中文 (zh-Hant) |\n|---|---|\n| Amount | 數量 |\n";
    const both = (text: string, translation: string) =>
      ["retire", "governance"].map((place) => ({ text, place, locale: "zh-Hant", translation }));
    expect(sharedWordProblems(both("For", "受益人"), terms)).toEqual([
      'zh-Hant: "For" ("受益人") in retire, governance: give it a context, or a row in TERMS.md',
    ]);
    expect(sharedWordProblems(both("For", "受益人").slice(1), terms)).toEqual([]);
    expect(sharedWordProblems(both("Amount", "數量"), terms)).toEqual([]);
    expect(sharedWordProblems(both("Amount", "金額"), terms)).toHaveLength(1);
    expect(sharedWordProblems(both("All proposals", "所有提案"), terms)).toEqual([]);
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
