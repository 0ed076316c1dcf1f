import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { withTexts } from "../../i18n/index.ts";
import { rootRoute } from "./root.tsx";

export const earnRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/earn",
  component: lazyRouteComponent(() => withTexts(import("../../features/earn/index.ts")), "EarnPage"),
});
