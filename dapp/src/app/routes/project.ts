import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { withTexts } from "../../i18n/index.ts";
import { rootRoute } from "./root.tsx";

export const projectRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/projects/$projectId",
  component: lazyRouteComponent(() => withTexts(import("../../features/project/index.ts")), "ProjectPage"),
});
