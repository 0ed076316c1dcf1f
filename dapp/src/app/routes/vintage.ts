import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { withTexts } from "../../i18n/index.ts";
import { rootRoute } from "./root.tsx";

export const vintageRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/vintages/$vintageId",
  component: lazyRouteComponent(() => withTexts(import("../../features/vintage/index.ts")), "VintagePage"),
});
