import { expect, it } from "vitest";
import type { BookSummary } from "../../../data/book/index.ts";
import { arrange, type OffersOrder } from "../arrange.ts";

const offer = (vintage: number, projectName: string, unitPrice: bigint | null, year = 2020): BookSummary => ({
  ...{ vintage, year, projectName, registryProjectId: `VCS-${vintage}`, listings: 1, orders: 0, available: 1n },
  priceFrom: unitPrice === null ? null : { unitPrice, payToken: "0xaa" },
});
const OFFERS = [offer(1, "Wind 10", 9n), offer(2, "Wind 9", 3n, 2023), offer(3, "Água Limpa", null)];
const found = (typed: string, order: OffersOrder = "listed") =>
  arrange(OFFERS, typed, order, "en").map(({ vintage }) => vintage);

it("the market finds what has all the words in its name, number or year", () => {
  expect(found("")).toEqual([1, 2, 3]);
  expect(found("wind 2023")).toEqual([2]);
  expect(found("vcs-3 agua")).toEqual([3]);
  expect(found("solar")).toEqual([]);
});

it("the market is in the order asked for: what has no price comes last, numbers in names count as numbers", () => {
  expect(found("", "price")).toEqual([2, 1, 3]);
  expect(found("", "name")).toEqual([3, 2, 1]);
});
