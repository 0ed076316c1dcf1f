import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import * as z from "zod/mini";
import { withTexts } from "../../i18n/index.ts";
import { rootRoute } from "./root.tsx";

/** `project`: the one that is worked on; its form is open. */
const deskSearch = z.object({
  project: z.catch(z.optional(z.coerce.number().check(z.int(), z.gte(1), z.lt(2 ** 20))), undefined),
});

const desks = () => withTexts(import("../../features/desks/index.ts"));

/** The desks share a row of tabs. */
const frameRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: "deskFrame",
  component: lazyRouteComponent(desks, "DeskFrame"),
});

const curatorRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/desk/curator",
  validateSearch: deskSearch,
  component: lazyRouteComponent(desks, "CuratorDeskPage"),
});

const councilRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/desk/council",
  validateSearch: deskSearch,
  component: lazyRouteComponent(desks, "CouncilDeskPage"),
});

const registrarRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/desk/registrar",
  component: lazyRouteComponent(desks, "RegistrarDeskPage"),
});

const verifierRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/desk/verifier",
  component: lazyRouteComponent(desks, "VerifierDeskPage"),
});

/** Where those work whom the stakers have given a role. */
export const deskRoutes = frameRoute.addChildren([curatorRoute, councilRoute, registrarRoute, verifierRoute]);
