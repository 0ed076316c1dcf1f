import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import * as z from "zod/mini";
import { withTexts } from "../../i18n/index.ts";
import { rootRoute } from "./root.tsx";

const text = z.catch(z.optional(z.coerce.string()), undefined);

/** What to begin with, validated by the form: a vintage's or a project's number, a pool's address, tonnes. */
const retireNowSearch = z.object({ vintage: text, project: text, pool: text, amount: text });

export const retireNowRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/retire-now",
  validateSearch: retireNowSearch,
  component: lazyRouteComponent(() => withTexts(import("../../features/retireNow/index.ts")), "RetireNowPage"),
});
