import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { withTexts } from "../../i18n/index.ts";
import { rootRoute } from "./root.tsx";

export const buyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/buy/$listingId",
  component: lazyRouteComponent(() => withTexts(import("../../features/buy/index.ts")), "BuyPage"),
});
