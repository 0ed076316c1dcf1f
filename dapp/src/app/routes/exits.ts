import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { withTexts } from "../../i18n/index.ts";
import { rootRoute } from "./root.tsx";

const exits = () => withTexts(import("../../features/exits/index.ts"));

export const detokeniseRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/detokenise/$vintageId",
  component: lazyRouteComponent(exits, "DetokenisePage"),
});

export const cancelRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/cancel/$vintageId",
  component: lazyRouteComponent(exits, "CancelPage"),
});

export const coverRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/cover/$vintageId",
  component: lazyRouteComponent(exits, "CoverPage"),
});
