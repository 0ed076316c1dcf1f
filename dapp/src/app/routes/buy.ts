import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { rootRoute } from "./root.tsx";

export const buyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/buy/$listingId",
  component: lazyRouteComponent(() => import("../../features/buy/index.ts"), "BuyPage"),
});
