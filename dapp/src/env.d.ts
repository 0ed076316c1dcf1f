/// <reference types="vite/client" />

/** True only on the development server of the local chain; a constant false in every build. */
declare const __LOCAL_TEST_WALLET__: boolean;

declare module "virtual:deployment" {
  /** `deployments/<chainId>.json`, or null. */
  const deployment: unknown;
  export default deployment;
}

declare module "*.po" {
  import type { Messages } from "@lingui/core";
  export const messages: Messages;
}
