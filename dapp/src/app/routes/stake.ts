import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { withTexts } from "../../i18n/index.ts";
import { rootRoute } from "./root.tsx";

export const stakeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/stake",
  component: lazyRouteComponent(() => withTexts(import("../../features/stake/index.ts")), "StakePage"),
});
