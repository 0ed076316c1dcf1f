import * as z from "zod/mini";
import { DEFAULT_ENDPOINTS } from "./endpoints.ts";

/** The chain of `npm start` and of the tests. */
export const LOCAL_CHAIN_ID = 31_337;

const optionalUrl = z.optional(z.union([z.literal(""), z.url()]));

/** What the chain is called where nobody named it. */
export const DEFAULT_CHAIN_NAME = "Local chain";

const schema = z.object({
  VITE_CHAIN_ID: z._default(z.coerce.number(), LOCAL_CHAIN_ID),
  VITE_CHAIN_NAME: z._default(z.string(), DEFAULT_CHAIN_NAME),
  VITE_RPC_URL: z._default(z.url(), DEFAULT_ENDPOINTS.VITE_RPC_URL),
  VITE_GRAPHQL_URL: z._default(z.url(), DEFAULT_ENDPOINTS.VITE_GRAPHQL_URL),
  VITE_IPFS_GATEWAY: z._default(z.url(), DEFAULT_ENDPOINTS.VITE_IPFS_GATEWAY),
  VITE_EXPLORER_URL: optionalUrl,
});

const parsed = schema.parse(import.meta.env);

/** What the page was told to talk to. */
export const env = {
  chainId: parsed.VITE_CHAIN_ID,
  chainName: parsed.VITE_CHAIN_NAME,
  rpcUrl: parsed.VITE_RPC_URL,
  graphqlUrl: parsed.VITE_GRAPHQL_URL,
  ipfsGateway: parsed.VITE_IPFS_GATEWAY.replace(/\/$/, ""),
  explorerUrl: (parsed.VITE_EXPLORER_URL ?? "").replace(/\/$/, ""),
} as const;
