import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import * as z from "zod/mini";
import { withTexts } from "../../i18n/index.ts";
import { rootRoute } from "./root.tsx";

/** `vintage`: a vintage's number, put into the form; the form validates it. */
const ofVintage = z.object({ vintage: z.catch(z.optional(z.coerce.string()), undefined) });

const market = () => withTexts(import("../../features/market/index.ts"));

const overviewRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/market",
  component: lazyRouteComponent(market, "MarketPage"),
});

const bookRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/market/vintage/$vintage",
  component: lazyRouteComponent(market, "BookPage"),
});

const poolBookRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/market/pool/$pool",
  component: lazyRouteComponent(market, "PoolBookPage"),
});

const sellRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/market/sell",
  validateSearch: ofVintage,
  component: lazyRouteComponent(market, "SellPage"),
});

const signRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/market/sign",
  validateSearch: ofVintage,
  component: lazyRouteComponent(market, "SignPage"),
});

/** The order is in the address's fragment. */
const orderRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/market/order",
  component: lazyRouteComponent(market, "OrderPage"),
});

const mineRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/market/mine",
  component: lazyRouteComponent(market, "MinePage"),
});

/** The market: books, selling, signed orders, one's own offers. */
export const marketRoutes = [
  overviewRoute,
  bookRoute,
  poolBookRoute,
  sellRoute,
  signRoute,
  orderRoute,
  mineRoute,
] as const;
