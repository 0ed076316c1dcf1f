import { lazy } from "react";

// Loaded when they are needed: transactions and dialogs would be a fifth of the page's first load.

/** See `ConnectDialog.tsx`. */
export const ConnectDialog = lazy(async () => ({ default: (await import("./ConnectDialog.tsx")).ConnectDialog }));

/** See `ConnectedAccount.tsx`. */
export const ConnectedAccount = lazy(async () => ({
  default: (await import("./ConnectedAccount.tsx")).ConnectedAccount,
}));
