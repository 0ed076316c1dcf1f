import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { withTexts } from "../../i18n/index.ts";
import { rootRoute } from "./root.tsx";

/** The pages of governance share a row of tabs. */
const frameRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: "governanceFrame",
  component: lazyRouteComponent(() => withTexts(import("../GovernanceFrame.tsx"))),
});

const governanceRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/governance",
  component: lazyRouteComponent(() => withTexts(import("../../features/governance/index.ts")), "GovernancePage"),
});

const newProposalRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/governance/new",
  component: lazyRouteComponent(() => withTexts(import("../../features/proposalActions/index.ts")), "NewProposalPage"),
});

const proposalRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/governance/$proposal",
  component: lazyRouteComponent(() => withTexts(import("../../features/governance/index.ts")), "ProposalPage"),
});

const pollsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/polls",
  component: lazyRouteComponent(() => withTexts(import("../../features/polls/index.ts")), "PollsPage"),
});

const treasuryRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/treasury",
  component: lazyRouteComponent(() => withTexts(import("../../features/treasury/index.ts")), "TreasuryPage"),
});

const permissionsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/permissions",
  component: lazyRouteComponent(() => withTexts(import("../../features/permissions/index.ts")), "PermissionsPage"),
});

/** Governance: proposals, polls, treasury and permissions. */
export const governanceRoutes = frameRoute.addChildren([
  governanceRoute,
  newProposalRoute,
  proposalRoute,
  pollsRoute,
  treasuryRoute,
  permissionsRoute,
]);
