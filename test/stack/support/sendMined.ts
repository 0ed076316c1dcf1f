import { setTimeout as sleep } from "node:timers/promises";
import type { Hex } from "viem";
import { rpc } from "../../../script/dev/rpc.ts";

/** What an account of the node's own sends. */
export interface Sent {
  readonly from?: string;
  readonly to?: string;
  readonly data?: string;
}

/** Sends a transaction and waits until it is in a block: a node answers before it has mined. Without `from` its first account sends. */
export async function sendMined(url: string, transaction: Sent): Promise<void> {
  const [first] = await rpc<string[]>(url, "eth_accounts");
  const hash = await rpc<Hex>(url, "eth_sendTransaction", [{ from: first, ...transaction }]);
  while ((await rpc(url, "eth_getTransactionReceipt", [hash])) === null) await sleep(10);
}
