import { setTimeout as sleep } from "node:timers/promises";
import type { Hex } from "viem";
import { rpc } from "../../../script/dev/rpc.ts";

/** What an account of the node's own sends. */
export interface Sent {
  readonly from?: string;
  readonly to?: string;
  readonly data?: string;
  readonly gas?: string;
}

/** Sends a transaction and waits until it is in a block: a node answers before it has mined. Without `from` its first account sends. */
export async function sendMined(url: string, transaction: Sent): Promise<void> {
  const [first] = await rpc<string[]>(url, "eth_accounts");
  const hash = await rpc<Hex>(url, "eth_sendTransaction", [{ from: first, ...transaction }]);
  for (;;) {
    const receipt = await rpc<{ status: Hex } | null>(url, "eth_getTransactionReceipt", [hash]);
    if (receipt?.status === "0x1") return;
    if (receipt !== null) throw new Error(`The transaction ${hash} failed in its block.`);
    await sleep(10);
  }
}
