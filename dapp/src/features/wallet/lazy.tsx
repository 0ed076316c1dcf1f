import { lazy } from "react";
import { withTexts } from "../../i18n/index.ts";

// Loaded when they are needed: transactions and dialogs would be a fifth of the page's first load.

/** See `ConnectDialog.tsx`. */
export const ConnectDialog = lazy(async () => ({
  default: (await withTexts(import("./ConnectDialog.tsx"))).ConnectDialog,
}));

/** See `ConnectedAccount.tsx`. */
export const ConnectedAccount = lazy(async () => ({
  default: (await withTexts(import("./ConnectedAccount.tsx"))).ConnectedAccount,
}));
