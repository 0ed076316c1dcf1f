import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { rootRoute } from "./root.tsx";

export const vintageRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/vintages/$vintageId",
  component: lazyRouteComponent(() => import("../../features/vintage/index.ts"), "VintagePage"),
});
