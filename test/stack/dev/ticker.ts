import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { keccak256, toHex } from "viem";
import { gndBinary } from "../../../script/dev/binaries.ts";
import { ROOT } from "../../../script/dev/paths.ts";
import { run } from "../../../script/dev/run.ts";
import { sendMined } from "../support/sendMined.ts";

/** Emits `Ticked(block.number)` at every call: NUMBER PUSH0 MSTORE PUSH32 <topic> PUSH1 32 PUSH0 LOG1 STOP. */
const TICKER_CODE = `435f527f${keccak256(toHex("Ticked(uint256)")).slice(2)}60205fa100`;

/** Puts the code on the chain: copies the 41 bytes behind it to memory and returns them. */
const TICKER_INIT = `0x602980600${"95f395ff3"}${TICKER_CODE}`;

/** A throw-away folder of a test. */
export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), "carbontrace-stack-"));
}

/** A subgraph of the ticker contract, ready to be built, in a folder of its own. */
export async function tickerSubgraph(address: string): Promise<string> {
  const folder = temporaryFolder();
  cpSync(join(import.meta.dirname, "fixtures/ticker"), folder, { recursive: true });
  cpSync(join(ROOT, "node_modules/@graphprotocol/graph-ts"), join(folder, "node_modules/@graphprotocol/graph-ts"), {
    recursive: true,
  });
  const template = readFileSync(join(folder, "subgraph.template.yaml"), "utf8");
  writeFileSync(join(folder, "subgraph.yaml"), template.replace("{{address}}", address));
  await run({ command: gndBinary(), args: ["codegen"], cwd: folder, purpose: "generating the ticker's types" });
  return folder;
}

/** Where the first account's first contract lands on every local chain. */
export const TICKER_ADDRESS = "0x5fbdb2315678afecb367f032d93f642f64180aa3";

/** Deploys the ticker as the chain's first transaction. */
export async function deployTicker(url: string): Promise<void> {
  await sendMined(url, { data: TICKER_INIT });
}

/** Makes the ticker emit its event; every call makes one block. */
export async function tick(url: string, times = 1): Promise<void> {
  for (let time = 0; time < times; time++) await sendMined(url, { to: TICKER_ADDRESS });
}

/** The blocks that the index knows ticks of, in order. */
export async function indexedTicks(subgraphUrl: string): Promise<number[]> {
  const body = await query<{ data: { ticks: { block: string }[] } }>(
    subgraphUrl,
    "{ ticks(orderBy: block) { block } }",
  );
  return body.data.ticks.map(({ block }) => Number(block));
}

/** Asks the subgraph. */
export async function query<T>(subgraphUrl: string, text: string): Promise<T> {
  const headers = { "content-type": "application/json" };
  const response = await fetch(subgraphUrl, { method: "POST", headers, body: JSON.stringify({ query: text }) });
  return (await response.json()) as T;
}
