import type { BookSummary } from "../../data/book/index.ts";
import { cheapestFirst } from "../../data/index.ts";
import { searchFor } from "../../format/index.ts";

/** In which order the market shows what is on offer. */
export type OffersOrder = "listed" | "price" | "name";

/** What has all the typed words in its project's name, registry number or year, in the order asked for. */
export function arrange(
  summaries: readonly BookSummary[],
  typed: string,
  order: OffersOrder,
  locale: string,
): BookSummary[] {
  const found = searchFor(typed);
  const byPrice = cheapestFirst(summaries.map(({ priceFrom }) => priceFrom));
  const byName = (a: BookSummary, b: BookSummary) =>
    a.projectName.localeCompare(b.projectName, locale, { numeric: true }) || a.year - b.year;
  const orders: Record<OffersOrder, (a: BookSummary, b: BookSummary) => number> = {
    // The order in which they come.
    listed: () => 0,
    price: (a, b) => byPrice(a.priceFrom, b.priceFrom) || byName(a, b),
    name: byName,
  };
  return summaries
    .filter(({ projectName, registryProjectId, year }) => found(`${projectName} ${registryProjectId} ${year}`))
    .sort(orders[order]);
}
