import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { withTexts } from "../../i18n/index.ts";
import { rootRoute } from "./root.tsx";

export const vestingRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/vesting",
  component: lazyRouteComponent(() => withTexts(import("../../features/vesting/index.ts")), "VestingPage"),
});
