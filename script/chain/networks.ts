import { type Chain, defineChain } from "viem";
import { CommandError } from "./fail.ts";

export interface Network {
  readonly name: string;
  readonly rpcUrl: string;
  /** the development chain: test keys, no custody statements needed */
  readonly local: boolean;
}

export const LOCAL_CHAIN_ID = 31337;

/** The node is not of the network that was asked for; no command goes on from here, not even a dry run. */
export class WrongChain extends CommandError {}

/** `local` relaxes rules (test keys, no custody), so its node must be a development chain, whatever its URL says. */
export function checkChain(network: Network, chainId: number): void {
  if (!network.local || chainId === LOCAL_CHAIN_ID) return;
  throw new WrongChain(
    `the network "local" is a development chain (chain id ${LOCAL_CHAIN_ID}), but its node at ${new URL(network.rpcUrl).host} serves chain ${chainId}: name that network with --network <name>`,
  );
}

/**
 * `--network` → where its node answers. `local` is anvil (`CARBONTRACE_RPC_URL` or `RPC_URL`, else
 * http://127.0.0.1:8545); any
 * other name takes its node from `CARBONTRACE_RPC_URL_<NAME>`, because public node URLs carry keys and belong in the
 * environment.
 */
export function networkOf(name: string, env: NodeJS.ProcessEnv = process.env): Network {
  if (!/^[a-z][a-z0-9-]{0,30}$/.test(name)) {
    throw new CommandError(`"${name}" is not the name of a network (lower-case letters, digits and hyphens)`);
  }
  if (name === "local") {
    const url = env.CARBONTRACE_RPC_URL ?? env.RPC_URL ?? "http://127.0.0.1:8545";
    return { name, rpcUrl: checkUrl("CARBONTRACE_RPC_URL", url), local: true };
  }
  const variable = `CARBONTRACE_RPC_URL_${name.toUpperCase().replaceAll("-", "_")}`;
  const rpcUrl = env[variable];
  if (rpcUrl === undefined || rpcUrl === "") {
    throw new CommandError(`the network "${name}" needs its node's URL in the environment variable ${variable}`);
  }
  return { name, rpcUrl: checkUrl(variable, rpcUrl), local: false };
}

/**
 * The chain in viem's terms. On a development chain nobody replaces a transaction, and none may be looked for: while viem looks, it
 * overlooks a new block, and a chain that makes a block only for a transaction makes no other one, so that a receipt is never seen.
 */
export function chainOf(
  { rpcUrl, local }: Pick<Network, "rpcUrl" | "local">,
  id: number,
  name: string,
  coin = { name: "Ether", symbol: "ETH" },
): Chain {
  return defineChain({
    id,
    name,
    nativeCurrency: { ...coin, decimals: 18 },
    rpcUrls: { default: { http: [rpcUrl] } },
    supportsTransactionReplacementDetection: !local,
  });
}

function checkUrl(variable: string, text: string): string {
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) throw new CommandError(`${variable} is not an http(s) URL`);
  return text;
}
