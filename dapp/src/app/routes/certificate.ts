import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { withTexts } from "../../i18n/index.ts";
import { rootRoute } from "./root.tsx";

export const certificateRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/certificates/$certificateId",
  component: lazyRouteComponent(() => withTexts(import("../../features/certificate/index.ts")), "CertificatePage"),
});
