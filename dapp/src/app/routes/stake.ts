import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { rootRoute } from "./root.tsx";

export const stakeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/stake",
  component: lazyRouteComponent(() => import("../../features/stake/index.ts"), "StakePage"),
});
