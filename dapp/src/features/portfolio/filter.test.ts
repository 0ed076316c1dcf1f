import { describe, expect, it } from "vitest";
import type { PortfolioEntry } from "../../data/index.ts";
import { applyView, facets } from "./filter.ts";

const entry = (id: number, changes: Partial<PortfolioEntry> = {}) =>
  ({
    id: String(id),
    name: `Project ${id}`,
    registryProjectId: `VCS-${id}`,
    registryCode: "VCS",
    country: "BR",
    projectType: "wind",
    methodology: "",
    proponent: "",
    projectClass: "Renewable",
    vintageYears: [2020],
    available: 0n,
    soundness: "sound",
    priceFrom: null,
    registeredAt: BigInt(id),
    ...changes,
  }) as PortfolioEntry;
const ids = (entries: PortfolioEntry[]) => entries.map(({ id }) => id).join("");
const price = (unitPrice: bigint) => ({ unitPrice, payToken: "0x0" as const });

describe("the portfolio's view", () => {
  const entries = [
    entry(1, { available: 5n, priceFrom: price(9n), name: "Água Limpa" }),
    entry(2, { available: 50n, priceFrom: price(3n), projectType: "wind; waste", vintageYears: [2021, 2022] }),
    entry(3, { country: "VN", registryCode: "GS", projectClass: "Nature" }),
  ];
  it("orders by what is on offer, by price with unpriced ones last, by name and by age", () => {
    expect(ids(applyView(entries, {}, "en"))).toBe("213");
    expect(ids(applyView(entries, { sort: "price" }, "en"))).toBe("213");
    expect(ids(applyView(entries, { sort: "name" }, "en"))).toBe("123");
    expect(ids(applyView(entries, { sort: "newest" }, "en"))).toBe("321");
  });
  it("filters by each facet, and by all of them together", () => {
    expect(ids(applyView(entries, { country: "VN" }, "en"))).toBe("3");
    expect(ids(applyView(entries, { type: "waste" }, "en"))).toBe("2");
    expect(ids(applyView(entries, { registry: "GS", class: "Nature" }, "en"))).toBe("3");
    expect(ids(applyView(entries, { vintage: 2022 }, "en"))).toBe("2");
    expect(applyView(entries, { vintage: 2022, country: "VN" }, "en")).toEqual([]);
  });
  it("finds words in any order, without accents, case or width, in the reader's language too", () => {
    expect(ids(applyView(entries, { q: "limpa AGUA" }, "en"))).toBe("1");
    expect(ids(applyView(entries, { q: "ｖｃｓ-3" }, "en"))).toBe("3");
    expect(
      ids(applyView(entries, { q: "越南" }, "zh-Hant", ({ country }) => (country === "VN" ? "越南" : "巴西"))),
    ).toBe("3");
  });
  it("lists what occurs to choose from", () => {
    expect(facets(entries)).toMatchObject({ types: ["wind", "waste"], vintages: [2022, 2021, 2020] });
  });
});
