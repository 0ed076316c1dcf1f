import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { withTexts } from "../../i18n/index.ts";
import { rootRoute } from "./root.tsx";

const pools = () => withTexts(import("../../features/pools/index.ts"));

export const poolsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/pools",
  component: lazyRouteComponent(pools, "PoolsPage"),
});

export const poolRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/pools/$pool",
  component: lazyRouteComponent(pools, "PoolPage"),
});
