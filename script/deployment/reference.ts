/**
 * The deployment that this repository makes, on a chain of its own in memory: same chain id, same addresses, nothing else
 * ever happened there. It needs no key, because there nobody asks for signatures.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Address, type Hex, type PublicClient, toHex, zeroAddress } from "viem";
import { CommandError } from "../chain/fail.ts";
import { startAnvil } from "../dev/anvil.ts";
import { freePorts } from "../dev/ports.ts";
import { rpc } from "../dev/rpc.ts";

import { safeArtifactOf, uniswapArtifactOf } from "./artifacts.ts";
import type { NetworkSource } from "./networkFile.ts";
import { type Plan, planDeployment } from "./plan.ts";
import { clientOf } from "./send.ts";
import { type BookContract, Words } from "./words.ts";

/** The repository's deployment. */
export interface Reference {
  readonly client: PublicClient;
  /** the text of its address book */
  readonly book: string;
  /** what was deployed under a name, with what created it */
  readonly created: readonly (BookContract & { readonly initCode: Hex })[];
}

/** How long a receipt is waited for, and how long apart it is asked for: the chain mines at once. */
const PATIENCE_MS = 60_000;
const PAUSE_MS = 10;

/** Where Safe's package has the contracts that a network file names. */
const SAFE_ARTIFACTS = {
  factory: "proxies/SafeProxyFactory.sol/SafeProxyFactory",
  singleton: "SafeL2.sol/SafeL2",
  tokenCallbackHandler: "handler/TokenCallbackHandler.sol/TokenCallbackHandler",
  compatibilityHandler: "handler/CompatibilityFallbackHandler.sol/CompatibilityFallbackHandler",
} as const;

/** Deploys, lets `work` look at it, and ends it. The USDC is taken from the live chain: it is not ours. */
export async function withReference<T>(
  source: NetworkSource,
  live: PublicClient,
  work: (reference: Reference) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "carbontrace-reference-"));
  const { file } = source;
  const chain = await startAnvil({
    name: "reference chain (anvil)",
    folder,
    logFile: join(folder, "anvil.log"),
    port: (await freePorts()).chain,
    chainId: file.chainId,
  });
  const { url } = chain;
  try {
    await furnish(url, source, live);
    const plan = await planDeployment(source, url, 0n);
    await apply(url, file.accounts.deployer, plan);
    const words = new Words(plan.book, file);
    const client = clientOf({ name: file.name, rpcUrl: url, local: true }, file);
    const created = plan.transactions.map((planned) => words.deployment(planned)).filter((made) => made !== undefined);
    return await work({ client, book: plan.book, created });
  } finally {
    await chain.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * What the network has before we come: Safe's contracts out of Safe's package, its Uniswap with the coin's wrapper, its USDC, and a
 * rich deployer. Uniswap's factory has no pair there yet.
 */
async function furnish(url: string, { file }: NetworkSource, live: PublicClient): Promise<void> {
  for (const [name, path] of Object.entries(SAFE_ARTIFACTS)) {
    const at = file.safe[name as keyof typeof SAFE_ARTIFACTS];
    if (at !== zeroAddress) await rpc(url, "anvil_setCode", [at, safeArtifactOf(path).runtime]);
  }
  if (file.dex.factory !== zeroAddress) {
    for (const [name, at] of Object.entries(file.dex)) await copyCode(url, live, `Uniswap's ${name}`, at);
    const { abi } = uniswapArtifactOf("v2-periphery/build/UniswapV2Router02");
    const weth = await live.readContract({ address: file.dex.router, abi, functionName: "WETH" });
    await copyCode(url, live, "WETH", weth as Address);
  }
  if (file.usdc !== zeroAddress) await copyCode(url, live, "USDC", file.usdc);
  await rpc(url, "anvil_setBalance", [file.accounts.deployer, toHex(10n ** 24n)]);
}

/** Puts the live chain's code at the same address. */
async function copyCode(url: string, live: PublicClient, name: string, address: Address): Promise<void> {
  const code = await live.getCode({ address });
  if (code === undefined) throw new CommandError(`there is no ${name} at ${address}`);
  await rpc(url, "anvil_setCode", [address, code]);
}

async function apply(url: string, from: Address, { transactions }: Plan): Promise<void> {
  await rpc(url, "anvil_impersonateAccount", [from]);
  for (const { to, data, value, gas } of transactions) {
    const hash = await rpc<Hex>(url, "eth_sendTransaction", [{ from, to, data, value: toHex(value), gas: toHex(gas) }]);
    const { status } = await receiptOf(url, hash);
    if (status !== "0x1") throw new CommandError(`the reference deployment failed at a call of ${to}`);
  }
}

async function receiptOf(url: string, hash: Hex): Promise<{ readonly status: Hex }> {
  const until = Date.now() + PATIENCE_MS;
  while (Date.now() < until) {
    const receipt = await rpc<{ status: Hex } | null>(url, "eth_getTransactionReceipt", [hash]);
    if (receipt !== null) return receipt;
    await sleep(PAUSE_MS);
  }
  throw new CommandError(`the reference chain has not mined ${hash} within ${PATIENCE_MS / 1000} s`);
}
