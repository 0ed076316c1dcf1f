import { createPublicClient, defineChain } from "viem";
import { createConfig, http, injected } from "wagmi";
import { env } from "./env.ts";

/** The one chain that the page reads and writes. */
export const chain = defineChain({
  id: env.chainId,
  name: env.chainName,
  nativeCurrency: { name: "Ether", symbol: "ETH", decimals: 18 },
  rpcUrls: { default: { http: [env.rpcUrl] } },
  ...(env.explorerUrl && { blockExplorers: { default: { name: "Explorer", url: env.explorerUrl } } }),
});

/** Wallets announce themselves (EIP-6963); `injected` serves those that do not. Reads never go through the wallet. */
export const wagmiConfig = createConfig({
  chains: [chain],
  connectors: [injected()],
  multiInjectedProviderDiscovery: true,
  transports: { [chain.id]: http(env.rpcUrl, { batch: true }) },
  pollingInterval: env.chainId === 31_337 ? 1_000 : 4_000,
});

/** Reads the chain outside of React, with the page's own endpoint. */
export const publicClient = createPublicClient({
  chain,
  transport: http(env.rpcUrl, { batch: true, retryCount: 1, timeout: 8_000 }),
});

declare module "wagmi" {
  interface Register {
    config: typeof wagmiConfig;
  }
}
