import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { FUNDED_ACCOUNTS } from "./accounts.ts";
import { type Anvil, startAnvil } from "./anvil.ts";
import type { StackError } from "./errors.ts";
import { blockAt, rpc } from "./rpc.ts";
import type { ChildRegister } from "./service.ts";

/** The chain id of every local chain. */
export const LOCAL_CHAIN_ID = 31_337;

/** How often the chain is written to disk while it runs: what a kill can lose. */
const SAVE_EVERY_SECONDS = 10;

/** The local chain. */
export interface Chain extends Anvil {
  /** Hash of block 0: tells one chain from another that was begun anew. */
  genesis: string;
}

export interface ChainOptions {
  folder: string;
  logFile: string;
  port: number;
  register: ChildRegister;
  onDeath: (error: StackError) => void;
  /** Told when the saved chain could not be read and an older copy was taken. */
  onNote?: (note: string) => void;
}

/** Starts anvil on the saved chain, or on a new one. */
export async function startChain(options: ChainOptions): Promise<Chain> {
  mkdirSync(options.folder, { recursive: true });
  const state = join(options.folder, "state.json");
  restoreReadableState(state, options.onNote);
  const anvil = await startAnvil({
    ...options,
    name: "chain (anvil)",
    chainId: LOCAL_CHAIN_ID,
    args: [
      ...["--accounts", String(FUNDED_ACCOUNTS)],
      ...["--state", state, "--state-interval", String(SAVE_EVERY_SECONDS)],
    ],
    stopTimeoutMs: 30_000,
  });
  try {
    await keepTime(anvil.url);
    const genesis = (await blockAt(anvil.url, 0))?.hash ?? "";
    if (existsSync(state)) copyFileSync(state, backupOf(state));
    return { ...anvil, genesis };
  } catch (error) {
    await anvil.stop();
    throw error;
  }
}

/** A chain whose time was moved on stays there: a next block before its last one would confuse every contract that counts time. */
async function keepTime(url: string): Promise<void> {
  const { timestamp } = await rpc<{ timestamp: string }>(url, "eth_getBlockByNumber", ["latest", false]);
  const ahead = Number(timestamp) - Math.floor(Date.now() / 1000);
  if (ahead > 0) await rpc(url, "evm_increaseTime", [ahead]);
}

function backupOf(state: string): string {
  return `${state}.backup`;
}

/** A kill in the middle of a save leaves half a file: then the copy made at the last good start is used. */
function restoreReadableState(state: string, onNote?: (note: string) => void): void {
  if (!existsSync(state) || isJson(state)) return;
  const backup = backupOf(state);
  if (existsSync(backup) && isJson(backup)) {
    copyFileSync(backup, state);
    onNote?.("The saved chain was cut off while it was written; the copy of the last good start is used instead.");
  } else {
    rmSync(state);
    onNote?.("The saved chain was cut off while it was written and there is no older copy; a new chain begins.");
  }
}

function isJson(path: string): boolean {
  try {
    JSON.parse(readFileSync(path, "utf8"));
    return true;
  } catch {
    return false;
  }
}
