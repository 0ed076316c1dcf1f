import { cheapestFirst, type PortfolioEntry } from "../../data/index.ts";
import { searchFor } from "../../format/index.ts";

/** What narrows and orders the portfolio. */
export interface View {
  q?: string | undefined;
  country?: string | undefined;
  type?: string | undefined;
  registry?: string | undefined;
  class?: string | undefined;
  vintage?: number | undefined;
  sort?: Sort | undefined;
}

/** The orders of the portfolio. */
export type Sort = "available" | "price" | "name" | "newest";

/** The entries that a view shows, in its order. `words` finds what an entry is called in the reader's language. */
export function applyView(
  entries: readonly PortfolioEntry[],
  view: View,
  locale: string,
  words: (entry: PortfolioEntry) => string = () => "",
): PortfolioEntry[] {
  const found = searchFor(view.q ?? "");
  return entries
    .filter((entry) => {
      if (view.country && entry.country !== view.country) return false;
      if (view.type && !typesOf(entry).includes(view.type)) return false;
      if (view.registry && entry.registryCode !== view.registry) return false;
      if (view.class && entry.projectClass !== view.class) return false;
      if (view.vintage && !entry.vintageYears.includes(view.vintage)) return false;
      const { name, registryProjectId, proponent, methodology, country } = entry;
      return found([name, registryProjectId, proponent, methodology, country, words(entry)].join(" "));
    })
    .sort(order(entries, view.sort ?? "available", locale));
}

/** The values that occur, for the lists to choose from. */
export function facets(entries: readonly PortfolioEntry[]) {
  const distinct = <Value extends string | number>(values: Value[]) =>
    [...new Set(values)].filter((value) => value !== "");
  return {
    countries: distinct(entries.map(({ country }) => country)),
    types: distinct(entries.flatMap(typesOf)),
    registries: distinct(entries.map(({ registryCode }) => registryCode)),
    classes: distinct(entries.map(({ projectClass }) => projectClass)),
    vintages: distinct(entries.flatMap(({ vintageYears }) => vintageYears)).sort((a, b) => b - a),
  };
}

/** A project can have several types: the registry's scopes, separated by semicolons. */
function typesOf({ projectType }: PortfolioEntry): string[] {
  return projectType.split(/\s*;\s*/);
}

function order(
  entries: readonly PortfolioEntry[],
  sort: Sort,
  locale: string,
): (a: PortfolioEntry, b: PortfolioEntry) => number {
  const byPrice = cheapestFirst(entries.map(({ priceFrom }) => priceFrom));
  const byName = (a: PortfolioEntry, b: PortfolioEntry) => a.name.localeCompare(b.name, locale, { numeric: true });
  const orders: Record<Sort, (a: PortfolioEntry, b: PortfolioEntry) => number> = {
    available: (a, b) => compare(b.available, a.available) || byName(a, b),
    price: (a, b) => byPrice(a.priceFrom, b.priceFrom) || byName(a, b),
    name: byName,
    newest: (a, b) => compare(b.registeredAt, a.registeredAt) || Number(b.id) - Number(a.id),
  };
  return orders[sort];
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
