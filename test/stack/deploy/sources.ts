/** What an explorer got of a deployment, compared with what is on the chain. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import solc from "solc";
import { type Address, createPublicClient, getAddress, type Hex, http } from "viem";
import { expect } from "vitest";
import { artifactOf } from "../../../script/deployment/artifacts.ts";
import { contractsOf } from "../../../script/deployment/words.ts";
import type { TestChain } from "./chain.ts";

/** Under these names stand contracts of others: what a network has before we come, and Safe's proxies. */
const FOREIGN = /^USDC$|Safe|FallbackHandler$|CallbackHandler$/;
/** Names whose Solidity contract is called otherwise. */
const OTHERWISE: Readonly<Record<string, string>> = { Timelock: "TimelockController", StakedCRBN: "StakingProxy" };

/** Every contract of ours is among the forms, once, as what it is, with the arguments that it was really created with. */
export async function expectFormsOf(forms: readonly URLSearchParams[], chain: TestChain, book: string): Promise<void> {
  const ours = contractsOf(book).filter(({ name }) => !FOREIGN.test(name));
  const proxies = ours.filter(({ name }) => name.endsWith(".v1")).map(({ name }) => name.slice(0, -".v1".length));
  expect(proxies.length).toBe(18);
  const due = ours.map(({ name, address }) => {
    const contract = OTHERWISE[name] ?? (proxies.includes(name) ? "ERC1967Proxy" : name.replace(/\.v1$/, ""));
    return `${address} ${contract}`;
  });
  const field = (form: URLSearchParams, name: string): string => form.get(name) as string;
  const told = forms.map((form) => `${field(form, "contractaddress")} ${field(form, "contractname").split(":")[1]}`);
  expect(told.sort()).toEqual(due.sort());

  const version = `v${solc.version().replace(/\.Emscripten.*$/, "")}`;
  const sent = await sentData(chain);
  for (const form of forms) {
    const [path, contract] = field(form, "contractname").split(":") as [string, string];
    expect(Object.keys(JSON.parse(field(form, "sourceCode")).sources), path).toContain(path);
    expect(field(form, "compilerversion")).toBe(version);
    const initCode = artifactOf(contract).bytecode.slice(2) + field(form, "constructorArguments");
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
