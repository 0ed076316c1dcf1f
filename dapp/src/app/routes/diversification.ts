import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { withTexts } from "../../i18n/index.ts";
import { rootRoute } from "./root.tsx";

export const diversificationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/diversification",
  component: lazyRouteComponent(() => withTexts(import("../../features/spread/index.ts")), "SpreadPage"),
});
