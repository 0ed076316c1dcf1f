import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import * as z from "zod/mini";
import { withTexts } from "../../i18n/index.ts";
import { rootRoute } from "./root.tsx";

/** `account`: whose part is looked up; the page reads it as if it were typed. */
export const airdropSearch = z.object({
  account: z.catch(z.optional(z.string().check(z.maxLength(100))), undefined),
});

export const airdropRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/airdrop",
  validateSearch: airdropSearch,
  component: lazyRouteComponent(() => withTexts(import("../../features/airdrop/index.ts")), "AirdropPage"),
});
