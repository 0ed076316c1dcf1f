import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from "@tanstack/react-router";
import { render } from "@testing-library/react";
import type { ReactNode } from "react";
import { WagmiProvider } from "wagmi";
import { routeTree } from "../../src/app/router.ts";
import { wagmiConfig } from "../../src/chain/wagmi.ts";
import type { Locale } from "../../src/i18n/index.ts";
import { activateLocale } from "../../src/i18n/index.ts";

/** Opens an address of the page in a language. */
export async function openPage(address: string, locale: Locale = "en") {
  await activateLocale(locale);
  const history = createMemoryHistory({ initialEntries: [address] });
  const router = createRouter({ routeTree, history });
  // The page's code first: how long it takes to load says nothing about the page.
  await router.load();
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const view = render(
    <I18nProvider i18n={i18n}>
      <WagmiProvider config={wagmiConfig} reconnectOnMount={false}>
        <QueryClientProvider client={client}>
          <RouterProvider router={router as never} />
        </QueryClientProvider>
      </WagmiProvider>
    </I18nProvider>,
  );
  return { ...view, router, client };
}

/** Opens a part of a page by itself, in English. */
export async function openPart(part: ReactNode) {
  await activateLocale("en");
  const router = createRouter({
    routeTree: createRootRoute({ component: () => part }),
    history: createMemoryHistory({ initialEntries: ["/"] }),
  });
  await router.load();
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return render(
    <I18nProvider i18n={i18n}>
      <QueryClientProvider client={client}>
        <RouterProvider router={router as never} />
      </QueryClientProvider>
    </I18nProvider>,
  );
}
