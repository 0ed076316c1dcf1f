import type { PublicActions, Transport } from "viem";
import { createClient, defineChain } from "viem";
import {
  call,
  estimateContractGas,
  estimateFeesPerGas,
  getBalance,
  getBlock,
  getBlockNumber,
  getCode,
  getContractEvents,
  getTransaction,
  getTransactionCount,
  getTransactionReceipt,
  readContract,
  simulateContract,
} from "viem/actions";
import { createConfig, http, injected } from "wagmi";
import { coin } from "./deployment.ts";
import { env, LOCAL_CHAIN_ID } from "./env.ts";

const POLLING_INTERVAL_MS = env.chainId === LOCAL_CHAIN_ID ? 1_000 : 4_000;

/** The one chain that the page reads and writes. */
export const chain = defineChain({
  id: env.chainId,
  name: env.chainName,
  nativeCurrency: { name: coin.symbol, ...coin },
  rpcUrls: { default: { http: [env.rpcUrl] } },
  ...(env.explorerUrl && { blockExplorers: { default: { name: "Explorer", url: env.explorerUrl } } }),
});

/** Wallets announce themselves (EIP-6963); `injected` serves those that do not. Reads never go through the wallet. */
export const wagmiConfig = createConfig({
  chains: [chain],
  connectors: [injected()],
  multiInjectedProviderDiscovery: true,
  transports: { [chain.id]: http(env.rpcUrl, { batch: true }) },
  pollingInterval: POLLING_INTERVAL_MS,
});

/** What the page asks of the chain. Listed one by one, because viem's whole set would double the page's first load. */
type Reads = Pick<
  PublicActions<Transport, typeof chain>,
  | "call"
  | "estimateContractGas"
  | "estimateFeesPerGas"
  | "getBalance"
  | "getBlock"
  | "getBlockNumber"
  | "getCode"
  | "getContractEvents"
  | "getTransaction"
  | "getTransactionCount"
  | "getTransactionReceipt"
  | "readContract"
  | "simulateContract"
>;

const client = createClient({
  chain,
  transport: http(env.rpcUrl, { batch: true, retryCount: 1, timeout: 8_000 }),
  pollingInterval: POLLING_INTERVAL_MS,
});

const reads = {
  call: (args) => call(client, args),
  estimateContractGas: (args) => estimateContractGas(client, args as never),
  estimateFeesPerGas: (args) => estimateFeesPerGas(client, args),
  getBalance: (args) => getBalance(client, args),
  getBlock: (args) => getBlock(client, args),
  getBlockNumber: (args) => getBlockNumber(client, args),
  getCode: (args) => getCode(client, args),
  getContractEvents: (args) => getContractEvents(client, args),
  getTransaction: (args) => getTransaction(client, args),
  getTransactionCount: (args) => getTransactionCount(client, args),
  getTransactionReceipt: (args) => getTransactionReceipt(client, args),
  readContract: (args) => readContract(client, args),
  simulateContract: (args) => simulateContract(client, args as never) as never,
} as Reads;

/** Reads the chain with the page's own endpoint, never through a wallet. */
export const publicClient = Object.assign(client, reads);

declare module "wagmi" {
  interface Register {
    config: typeof wagmiConfig;
  }
}
