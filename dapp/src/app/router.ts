import { createRouter } from "@tanstack/react-router";
import { airdropRoute } from "./routes/airdrop.ts";
import { buyRoute } from "./routes/buy.ts";
import { certificateRoute } from "./routes/certificate.ts";
import { creditsRoute } from "./routes/credits.ts";
import { custodyRoute } from "./routes/custody.ts";
import { deskRoutes } from "./routes/desk.ts";
import { diversificationRoute } from "./routes/diversification.ts";
import { earnRoute } from "./routes/earn.ts";
import { cancelRoute, coverRoute, detokeniseRoute } from "./routes/exits.ts";
import { governanceRoutes } from "./routes/governance.ts";
import { marketRoutes } from "./routes/market.ts";
import { poolRoute, poolsRoute } from "./routes/pools.ts";
import { portfolioRoute } from "./routes/portfolio.ts";
import { projectRoute } from "./routes/project.ts";
import {
  carryOutRoute,
  consentRoute,
  orderRoute,
  retireRoute,
  retireSeveralRoute,
  withConsentRoute,
} from "./routes/retire.ts";
import { retireNowRoute } from "./routes/retireNow.ts";
import { rootRoute } from "./routes/root.tsx";
import { stakeRoute } from "./routes/stake.ts";
import { verifyRoute } from "./routes/verify.ts";
import { vestingRoute } from "./routes/vesting.ts";
import { vintageRoute } from "./routes/vintage.ts";

/** Every address of the page. */
export const routeTree = rootRoute.addChildren([
  portfolioRoute,
  diversificationRoute,
  projectRoute,
  vintageRoute,
  buyRoute,
  creditsRoute,
  retireRoute,
  retireSeveralRoute,
  consentRoute,
  withConsentRoute,
  orderRoute,
  carryOutRoute,
  detokeniseRoute,
  cancelRoute,
  coverRoute,
  certificateRoute,
  verifyRoute,
  custodyRoute,
  poolsRoute,
  poolRoute,
  earnRoute,
  stakeRoute,
  vestingRoute,
  airdropRoute,
  governanceRoutes,
  deskRoutes,
  ...marketRoutes,
  retireNowRoute,
]);

/** The page's router. */
export const router = createRouter({
  routeTree,
  defaultPreload: "intent",
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
