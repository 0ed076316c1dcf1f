/** What an explorer got of a deployment, compared with what is on the chain. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import solc from "solc";
import { type Address, createPublicClient, getAddress, type Hex, http, padHex } from "viem";
import { expect } from "vitest";
import { artifactOf } from "../../../script/deployment/artifacts.ts";
import { contractsOf } from "../../../script/deployment/words.ts";
import type { TestChain } from "./chain.ts";

/** Under these names stand contracts of others: what a network has before we come, Safe's proxies, and Uniswap's pairs. */
const FOREIGN = /^USDC$|Safe|FallbackHandler$|CallbackHandler$|^Uniswap|^WETH$|^Permit2$|^Pair\./;
/** Names whose Solidity contract is called otherwise. */
const OTHERWISE: Readonly<Record<string, string>> = { Timelock: "TimelockController", StakedCRBN: "StakingProxy" };

/** Every contract of ours is among the forms, once, as what it is, with the arguments that it was really created with. */
export async function expectFormsOf(forms: readonly URLSearchParams[], chain: TestChain, book: string): Promise<void> {
  const ours = contractsOf(book).filter(({ name }) => !FOREIGN.test(name));
  const pools = ours.filter(({ name }) => name.startsWith("Pool."));
  expect(pools.length).toBe(3);
  expect(ours.filter(({ runs }) => runs !== undefined).length - pools.length).toBe(21);
  const due = ours.map(({ name, address, runs }) => {
    const proxy = name.startsWith("Pool.") ? "PoolProxy" : "ERC1967Proxy";
    const contract = OTHERWISE[name] ?? (runs === undefined ? name.replace(/\.v1$/, "") : proxy);
    return `${address} ${contract}`;
  });
  const field = (form: URLSearchParams, name: string): string => form.get(name) as string;
  const told = forms.map((form) => `${field(form, "contractaddress")} ${field(form, "contractname").split(":")[1]}`);
  expect(told.sort()).toEqual(due.sort());

  const version = `v${solc.version().replace(/\.Emscripten.*$/, "")}`;
  const sent = await sentData(chain);
  const beacon = ours.find(({ name }) => name === "PoolBeacon")?.address as Address;
  for (const form of forms) {
    const [path, contract] = field(form, "contractname").split(":") as [string, string];
    expect(Object.keys(JSON.parse(field(form, "sourceCode")).sources), path).toContain(path);
    expect(field(form, "compilerversion")).toBe(version);
    const initCode = artifactOf(contract).bytecode.slice(2) + field(form, "constructorArguments");
    if (contract === "PoolProxy") {
      // The factory creates it, out of its own code, for the beacon.
      expect(field(form, "constructorArguments")).toBe(padHex(beacon, { size: 32 }).slice(2).toLowerCase());
      continue;
    }
    // The last argument of the call that created it: nothing follows but zeros up to the end of a word.
    const created = sent.filter((data) => /^0{0,62}$/.test(data.split(initCode)[1] ?? "none"));
    expect([contract, created.length]).toEqual([contract, 1]);
  }
  await expectCompiled(forms, chain, getAddress(ours.find(({ name }) => name === "CodePin")?.address as Address));
}

/** What our own compiler makes of the form of a contract without immutables is the code on the chain. */
async function expectCompiled(forms: readonly URLSearchParams[], { url }: TestChain, address: Address): Promise<void> {
  const form = forms.find((other) => other.get("contractaddress") === address) ?? new URLSearchParams();
  const [path, contract] = (form.get("contractname") ?? "").split(":") as [string, string];
  const { evm } = JSON.parse(solc.compile(form.get("sourceCode") ?? "")).contracts[path][contract];
  const code = await createPublicClient({ transport: http(url) }).getCode({ address });
  expect(`0x${evm.deployedBytecode.object}`).toBe(code);
}

/** The data of every transaction on the chain. */
async function sentData({ url }: TestChain): Promise<readonly Hex[]> {
  const client = createPublicClient({ transport: http(url) });
  const data: Hex[] = [];
  for (let blockNumber = await client.getBlockNumber(); blockNumber > 0n; blockNumber -= 1n) {
    const { transactions } = await client.getBlock({ blockNumber, includeTransactions: true });
    data.push(...transactions.map(({ input }) => input));
  }
  return data;
}

/** The address book that a deployment wrote. */
export const bookTextOf = ({ folder }: TestChain, chainId: number): string =>
  readFileSync(join(folder, `${chainId}.json`), "utf8");
