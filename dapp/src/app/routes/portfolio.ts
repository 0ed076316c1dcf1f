import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import * as z from "zod/mini";
import { withTexts } from "../../i18n/index.ts";
import { rootRoute } from "./root.tsx";

const choice = z.catch(z.optional(z.coerce.string().check(z.maxLength(80))), undefined);

/** Everything that narrows the portfolio lives in its address, so that a view can be shared. Nonsense is ignored. */
export const portfolioSearch = z.object({
  q: choice,
  country: choice,
  type: choice,
  registry: choice,
  class: choice,
  vintage: z.catch(z.optional(z.coerce.number().check(z.int(), z.gte(1990), z.lte(2100))), undefined),
  sort: z.catch(z.optional(z.enum(["available", "price", "name", "newest"])), undefined),
  page: z.catch(z.optional(z.coerce.number().check(z.int(), z.gte(1), z.lte(10_000))), undefined),
});

export const portfolioRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/",
  validateSearch: portfolioSearch,
  component: lazyRouteComponent(() => withTexts(import("../../features/portfolio/index.ts")), "PortfolioPage"),
});
