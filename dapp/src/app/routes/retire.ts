import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import * as z from "zod/mini";
import { withTexts } from "../../i18n/index.ts";
import { rootRoute } from "./root.tsx";

/** `amount`: tonnes as a plain decimal, put into the form; the form validates it. */
export const retireSearch = z.object({
  amount: z.catch(z.optional(z.coerce.string()), undefined),
});

export const retireSeveralRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/retire",
  component: lazyRouteComponent(() => withTexts(import("../../features/retire/index.ts")), "RetireSeveralPage"),
});

export const retireRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/retire/$vintageId",
  validateSearch: retireSearch,
  component: lazyRouteComponent(() => withTexts(import("../../features/retire/index.ts")), "RetirePage"),
});
