import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import * as z from "zod/mini";
import { withTexts } from "../../i18n/index.ts";
import { rootRoute } from "./root.tsx";

/**
 * `of`: a certificate's number, its link, a transaction's hash, a serial number or a beneficiary; the page reads it as if it were
 * typed. `as`: what looks like a serial number is a name after all.
 */
export const verifySearch = z.object({
  of: z.catch(z.optional(z.coerce.string().check(z.maxLength(500))), undefined),
  as: z.catch(z.optional(z.literal("name")), undefined),
});

export const verifyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/verify",
  validateSearch: verifySearch,
  component: lazyRouteComponent(() => withTexts(import("../../features/verify/index.ts")), "VerifyPage"),
});
