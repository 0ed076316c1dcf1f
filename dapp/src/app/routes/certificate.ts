import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { rootRoute } from "./root.tsx";

export const certificateRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/certificates/$certificateId",
  component: lazyRouteComponent(() => import("../../features/certificate/index.ts"), "CertificatePage"),
});
