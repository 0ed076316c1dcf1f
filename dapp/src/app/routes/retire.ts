import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import * as z from "zod/mini";
import { withTexts } from "../../i18n/index.ts";
import { rootRoute } from "./root.tsx";

/** `amount`: tonnes as a plain decimal, put into the form; the form validates it. */
export const retireSearch = z.object({
  amount: z.catch(z.optional(z.coerce.string()), undefined),
});

const retire = () => withTexts(import("../../features/retire/index.ts"));

export const retireSeveralRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/retire",
  component: lazyRouteComponent(retire, "RetireSeveralPage"),
});

export const retireRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/retire/$vintageId",
  validateSearch: retireSearch,
  component: lazyRouteComponent(retire, "RetirePage"),
});

/** The beneficiary's side of a retirement with consent, and the retiree's. */
export const consentRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/consent",
  component: lazyRouteComponent(retire, "ConsentPage"),
});

export const withConsentRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/retire/with-consent",
  component: lazyRouteComponent(retire, "WithConsentPage"),
});

/** The holder's side of a signed order, and the operator's. */
export const orderRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/retire/order",
  component: lazyRouteComponent(retire, "OrderPage"),
});

export const carryOutRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/retire/carry-out",
  component: lazyRouteComponent(retire, "CarryOutPage"),
});
