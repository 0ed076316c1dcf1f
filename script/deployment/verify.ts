/**
 * Gives the sources to the network's explorer (Etherscan's API, version 2), if `CARBONTRACE_EXPLORER_KEY` is set. What
 * cannot be verified is said, and is no failure of the deployment: it can be run again.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Address, getAddress, type Hex, type PublicClient } from "viem";
import { z } from "zod";
import { print } from "../chain/command.ts";
import { CommandError } from "../chain/fail.ts";
import { foundryBinary } from "../dev/binaries.ts";
import { ROOT } from "../dev/paths.ts";
import { run } from "../dev/run.ts";
import { artifactOf } from "./artifacts.ts";
import type { NetworkSource } from "./networkFile.ts";
import { keylessEnvironment } from "./plan.ts";
import { withReference } from "./reference.ts";

/** A contract as an explorer is told of it. */
export interface Source {
  readonly name: string;
  readonly address: Address;
  /** `contracts/token/CRBN.sol:CRBN` */
  readonly identifier: string;
  /** ABI-encoded, without 0x */
  readonly constructorArguments: string;
  /** `v0.8.34+commit.…` */
  readonly compiler: string;
}

const answer = z.object({ status: z.string(), message: z.string().optional(), result: z.string() });

/** How often, and how long apart, the explorer is asked whether it is done. */
const ASKED = 30;
const PAUSE_MS = Number(process.env.CARBONTRACE_EXPLORER_PAUSE_MS ?? 4_000);

/** Verifies what an address book names; does nothing without a key or without an explorer. */
export async function verifySources(source: NetworkSource, client: PublicClient, book: string): Promise<void> {
  const key = process.env.CARBONTRACE_EXPLORER_KEY;
  const { explorer } = source.file;
  if (explorer === undefined) return;
  if (key === undefined || key === "") {
    print("Sources are not verified: CARBONTRACE_EXPLORER_KEY is not set.");
    return;
  }
  const sources = await sourcesOf(source, client, book);
  const failures: string[] = [];
  for (const contract of sources) {
    const fault = await verify(explorer.api, key, source.file.chainId, contract);
    print(
      `${fault === undefined ? "verified" : "not verified"}  ${contract.name}  ${explorer.page}/address/${contract.address}`,
    );
    if (fault !== undefined) failures.push(`${contract.name}: ${fault}`);
  }
  for (const failure of failures) print(`  ${failure}`);
}

/** Every contract of ours in the address book, with what it was constructed with. */
export async function sourcesOf(source: NetworkSource, client: PublicClient, book: string): Promise<readonly Source[]> {
  const made = await withReference(source, client, async ({ created }) => created);
  return made
    .map(({ name, address, initCode }) => sourceOf(name, getAddress(address), initCode, book))
    .filter((found) => found !== undefined);
}

/** The compiler's whole input, as forge makes it. */
export function standardInput({ address, identifier }: Pick<Source, "address" | "identifier">): Promise<string> {
  return run({
    command: foundryBinary("forge"),
    args: ["verify-contract", "--show-standard-json-input", address, identifier],
    cwd: ROOT,
    env: keylessEnvironment(),
    purpose: `reading the sources of ${identifier}`,
  });
}

/** The form that is sent. */
export function formOf(key: string, chainId: number, contract: Source, input: string): URLSearchParams {
  return new URLSearchParams({
    apikey: key,
    chainid: String(chainId),
    module: "contract",
    action: "verifysourcecode",
    codeformat: "solidity-standard-json-input",
    contractaddress: contract.address,
    contractname: contract.identifier,
    compilerversion: contract.compiler,
    // The explorer's own spelling.
    constructorArguements: contract.constructorArguments,
    sourceCode: input,
  });
}

/** A sentence if it did not work out. */
async function verify(api: string, key: string, chainId: number, contract: Source): Promise<string | undefined> {
  try {
    const sent = await ask(`${api}?chainid=${chainId}`, formOf(key, chainId, contract, await standardInput(contract)));
    if (/already verified/i.test(sent.result)) return undefined;
    if (sent.status !== "1") return sent.result;
    const query = new URLSearchParams({
      module: "contract",
      action: "checkverifystatus",
      guid: sent.result,
      apikey: key,
    });
    for (let n = 0; n < ASKED; n += 1) {
      await sleep(PAUSE_MS);
      const { status, result } = await ask(`${api}?chainid=${chainId}&${query}`);
      if (status === "1" || /already verified/i.test(result)) return undefined;
      if (!/pending/i.test(result)) return result;
    }
    return "the explorer is still at it; run the deployment again to ask once more";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function ask(url: string, body?: URLSearchParams): Promise<z.infer<typeof answer>> {
  const response = await fetch(url, {
    ...(body === undefined ? {} : { method: "POST", body }),
    signal: AbortSignal.timeout(60_000),
  });
  if (!response.ok) throw new CommandError(`the explorer answered ${response.status}`);
  return answer.parse(await response.json());
}

/** What was deployed under a name is the contract of that name; a proxy is the proxy, an implementation ends in `.v1`. */
function sourceOf(name: string, address: Address, initCode: Hex, book: string): Source | undefined {
  const { contracts } = JSON.parse(book) as { contracts: Record<string, { implementation?: string }> };
  const contract = contractOf(name, contracts[name]?.implementation !== undefined);
  const { bytecode } = artifactOf(contract);
  if (!initCode.startsWith(bytecode)) return undefined;
  const { compiler, target } = metadataOf(contract);
  return {
    ...{ name, address, compiler: `v${compiler}` },
    identifier: `${target}:${contract}`,
    constructorArguments: initCode.slice(bytecode.length),
  };
}

/** The name of the Solidity contract behind a deployed name. */
export function contractOf(name: string, proxied: boolean): string {
  if (name.endsWith(".v1")) return name.slice(0, -".v1".length);
  if (name === "Timelock") return "TimelockController";
  if (proxied) return name === "StakedCRBN" ? "StakingProxy" : "ERC1967Proxy";
  return name;
}

function metadataOf(contract: string): { readonly compiler: string; readonly target: string } {
  const file = join(process.env.FOUNDRY_OUT ?? join(ROOT, "out"), `${contract}.sol`, `${contract}.json`);
  const { metadata } = JSON.parse(readFileSync(file, "utf8")) as {
    metadata: { compiler: { version: string }; settings: { compilationTarget: Record<string, string> } };
  };
  const [target] = Object.keys(metadata.settings.compilationTarget);
  return { compiler: metadata.compiler.version, target: target as string };
}
