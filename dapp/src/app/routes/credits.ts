import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { withTexts } from "../../i18n/index.ts";
import { rootRoute } from "./root.tsx";

export const creditsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/credits",
  component: lazyRouteComponent(() => withTexts(import("../../features/credits/index.ts")), "CreditsPage"),
});
