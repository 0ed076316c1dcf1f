/** Signs and sends the plan, one transaction after the other. The key never leaves this process. */
import { setTimeout as sleep } from "node:timers/promises";
import {
  type Address,
  createPublicClient,
  type Hex,
  http,
  type PublicClient,
  type TransactionReceipt,
  TransactionReceiptNotFoundError,
} from "viem";
import { explain } from "../chain/errors.ts";
import { CommandError } from "../chain/fail.ts";
import type { Signer } from "../chain/keys.ts";
import { chainOf, type Network } from "../chain/networks.ts";
import type { NetworkFile } from "./networkFile.ts";
import type { PlannedTransaction } from "./plan.ts";

/** Above the node's own estimate, which is made on the block before {%}. */
const GAS_MARGIN = 20n;

/** How long a transaction may wait for its block. */
const PATIENCE_MS = 600_000;

/** A client for a network, which may be the local chain. */
export function clientOf(network: Network, file: NetworkFile): PublicClient {
  const chain = chainOf(network, file.chainId, file.name, { name: file.coin, symbol: file.coin });
  const transport = http(network.rpcUrl, { timeout: 60_000, retryCount: 3 });
  return createPublicClient({ chain, transport, cacheTime: 0 }) as PublicClient;
}

/** Waits until nothing of the account is on its way: a run that was killed may have left a transaction behind. */
export async function settle(client: PublicClient, account: Address, local: boolean): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  while (Date.now() < until) {
    const [latest, pending] = await Promise.all([
      client.getTransactionCount({ address: account, blockTag: "latest" }),
      client.getTransactionCount({ address: account, blockTag: "pending" }),
    ]);
    if (pending <= latest) return;
    await sleep(local ? 50 : 3_000);
  }
  throw new CommandError(
    `${account} has a transaction that is not mined after ten minutes: replace it with its wallet at a higher fee, then run this again`,
  );
}

/** Sends one transaction and waits for its block. One that would fail is not sent. */
export async function sendPlanned(
  client: PublicClient,
  signer: Signer,
  { to, data, value }: PlannedTransaction,
  local: boolean,
): Promise<TransactionReceipt> {
  const hash = await broadcast(client, signer, { to, data, value });
  const receipt = await receiptOf(client, hash, local);
  if (receipt.status !== "success") throw new CommandError(`the transaction ${hash} reverted`);
  return receipt;
}

async function broadcast(
  client: PublicClient,
  signer: Signer,
  call: Pick<PlannedTransaction, "to" | "data" | "value">,
): Promise<Hex> {
  try {
    const [nonce, estimate, { maxFeePerGas, maxPriorityFeePerGas }] = await Promise.all([
      client.getTransactionCount({ address: signer.address, blockTag: "pending" }),
      client.estimateGas({ ...call, account: signer.address }),
      client.estimateFeesPerGas(),
    ]);
    const gas = (estimate * (100n + GAS_MARGIN)) / 100n;
    const chainId = client.chain?.id as number;
    const serializedTransaction = await signer.signTransaction({
      ...call,
      ...{ type: "eip1559", chainId, nonce, gas, maxFeePerGas, maxPriorityFeePerGas },
    });
    return await client.sendRawTransaction({ serializedTransaction });
  } catch (error) {
    throw new CommandError(explain(error), { cause: error });
  }
}

async function receiptOf(client: PublicClient, hash: Hex, local: boolean): Promise<TransactionReceipt> {
  const until = Date.now() + PATIENCE_MS;
  while (Date.now() < until) {
    try {
      return await client.getTransactionReceipt({ hash });
    } catch (error) {
      if (!(error instanceof TransactionReceiptNotFoundError)) throw error;
    }
    await sleep(local ? 20 : 2_000);
  }
  throw new CommandError(`the transaction ${hash} is not mined after ten minutes; run this again to wait for it`);
}
