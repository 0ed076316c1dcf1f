import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { WagmiProvider } from "wagmi";
import { wagmiConfig } from "../chain/wagmi.ts";
import { queryClient } from "../data/queryClient.ts";
import { router } from "./router.ts";

/** The page: language, wallet, queries and routes. */
export function App() {
  return (
    <I18nProvider i18n={i18n}>
      <WagmiProvider config={wagmiConfig}>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </WagmiProvider>
    </I18nProvider>
  );
}
