import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { rootRoute } from "./root.tsx";

export const vestingRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/vesting",
  component: lazyRouteComponent(() => import("../../features/vesting/index.ts"), "VestingPage"),
});
