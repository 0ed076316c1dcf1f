import { createRootRoute } from "@tanstack/react-router";
import { Layout } from "../Layout.tsx";
import { NotFound, RouteError } from "../Problems.tsx";

export const rootRoute = createRootRoute({
  component: Layout,
  notFoundComponent: NotFound,
  errorComponent: RouteError,
});
