import { useQuery } from "@tanstack/react-query";
import type { Address } from "viem";
import { readSources } from "../../data/book/index.ts";
import { marketKey, useSourced } from "../../data/index.ts";
import { useKeptOrders } from "../market/index.ts";
import type { Wanted } from "./candidates.ts";
import type { Offers } from "./readOffers.ts";
import { type Routes, readRoutes, type Scope } from "./readRoutes.ts";

/** How often the ways are asked for anew {ms}: others trade. */
const INTERVAL = 8_000;

/** The listings and orders that there may be for a scope: those that were announced, and those that this browser keeps. */
function useOffers({ vintage, project }: Scope, account: Address) {
  const scope = { ...(vintage !== undefined && { vintage }), ...(project !== undefined && { project }) };
  const { data, error } = useSourced(
    ["routeOffers", vintage, project, account],
    {
      indexer: (signal) => readSources(scope, account, signal),
      chain: async () => (await import("../../data/book/sources.ts")).readSourcesFromChain(scope),
    },
    { present: true },
  );
  const kept = useKeptOrders().filter(
    ({ order }) =>
      (vintage === undefined || order.vintage === vintage) &&
      (project === undefined || order.vintage >> 12 === project),
  );
  const offers: Offers | undefined = data && { ...data.value, orders: [...kept, ...data.value.orders] };
  return { offers, truncated: data?.truncated === true, error };
}

/** The ways to retire what is wanted, kept current while they are `asked` for. */
export function useRoutes(
  scope: Scope,
  wanted: Wanted | undefined,
  payToken: Address | undefined,
  account: Address,
  asked: boolean,
): { found: Routes | undefined; truncated: boolean; error: Error | null } {
  const { offers, truncated, error: noOffers } = useOffers(scope, account);
  const { vintage, project, pool } = scope;
  const question = [vintage, project, pool, wanted?.exact, String(wanted?.amount), payToken, account].join();
  const offered = offers && [...offers.listings, ...offers.orders.map(({ signature }) => signature)].join();
  const { data: found, error } = useQuery({
    queryKey: [...marketKey, "routes", question, offered],
    queryFn: () => readRoutes(scope, wanted as Wanted, payToken as Address, account, offers as Offers),
    enabled: wanted !== undefined && payToken !== undefined && offers !== undefined && asked,
    refetchInterval: INTERVAL,
    // Other offers came up: what was found for the same question stays until the chain has answered for them too.
    placeholderData: (previous, query) => (query?.queryKey.at(-2) === question ? previous : undefined),
  });
  return { found, truncated, error: error ?? noOffers };
}
