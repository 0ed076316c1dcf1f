import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { withTexts } from "../../i18n/index.ts";
import { rootRoute } from "./root.tsx";

export const custodyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/custody",
  component: lazyRouteComponent(() => withTexts(import("../../features/custody/index.ts")), "CustodyPage"),
});
