import {
  type Abi,
  type Address,
  encodeFunctionData,
  type Hash,
  isAddressEqual,
  TransactionNotFoundError,
  TransactionReceiptNotFoundError,
  type WalletClient,
} from "viem";
import type { Config } from "wagmi";
import { getConnection, getConnectorClient, signTypedData, writeContract } from "wagmi/actions";
import { contracts } from "../../chain/contracts.ts";
import { chain, publicClient as client } from "../../chain/wagmi.ts";
import { TransactionFailure } from "../errors/txError.ts";
import { readRecordProof } from "../recordChain.ts";
import type { BlockMark, ContractCall, SentTransaction, TransactionPorts } from "./types.ts";

/** How many blocks back a transaction that took our nonce is searched. */
const REPLACEMENT_SEARCH_BLOCKS = 32n;

/** What of staking is written once for each second: votes, and what a position carries over. */
const WRITTEN_BY_THE_SECOND = new Set([
  ...["stake", "stakeWithPermit", "addToPosition", "renew", "upgradeTier", "withdraw", "delegate"],
]);

/**
 * So much more gas than was estimated such a call may need. A node estimates in the second of its newest block, where somebody may just
 * have written the same: in any later second three words more are new, 22,100 each and what finds them. Moving votes twice in a row needs
 * 103,096 where 57,857 are estimated, which is more than wallets add.
 */
const GAS_OF_ANOTHER_SECOND = 75_000n;

/** Answers null instead of "not found"; every other failure goes on. */
async function orNull<T>(answer: Promise<T>, ...notFound: (new (...args: never[]) => Error)[]): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (notFound.some((type) => error instanceof type)) return null;
    throw error;
  }
}

function sentTransaction(transaction: Awaited<ReturnType<typeof client.getTransaction>>): SentTransaction {
  const { from, to, input, value, nonce } = transaction;
  return { from, to, input, value, nonce };
}

async function findByNonce(account: Address, nonce: number) {
  const head = await client.getBlockNumber({ cacheTime: 0 });
  for (let back = 0n; back < REPLACEMENT_SEARCH_BLOCKS && back <= head; back += 1n) {
    const block = await client.getBlock({ blockNumber: head - back, includeTransactions: true });
    for (const transaction of block.transactions) {
      if (transaction.from.toLowerCase() === account.toLowerCase() && transaction.nonce === nonce) {
        return { hash: transaction.hash, transaction: sentTransaction(transaction) };
      }
    }
  }
  return null;
}

/** Runs a mined transaction again where it ran, so that the node says why it reverted. Returns what it throws. */
async function replay(hash: Hash): Promise<unknown> {
  const transaction = await client.getTransaction({ hash });
  try {
    await client.call({
      account: transaction.from,
      to: transaction.to,
      data: transaction.input,
      value: transaction.value,
      blockNumber: (transaction.blockNumber ?? 1n) - 1n,
    });
    return new Error("execution reverted");
  } catch (error) {
    return error;
  }
}

/** Has the last unlocked account of a development node sign and pay. Public nodes hold no accounts. */
async function sendSponsored(call: ContractCall): Promise<Hash> {
  const node = client as unknown as WalletClient;
  const sponsors = await node.request({ method: "eth_accounts" });
  const from = sponsors.at(-1);
  if (!from) throw new TransactionFailure({ kind: "walletCannot" });
  const data = encodeFunctionData(call);
  return node.request({ method: "eth_sendTransaction", params: [{ from, to: call.address, data }] });
}

/** What {@link createPorts} needs. */
export interface PortsOptions {
  config: Config;
  account: Address;
  indexedHead: () => Promise<BlockMark | null>;
}

/** The runner's ports over wagmi: reads go to our node, signatures to the connected wallet. */
export function createPorts({ config, account, indexedHead }: PortsOptions): TransactionPorts {
  const chainId = chain.id;
  const asCall = (call: ContractCall) => ({ ...call, abi: call.abi as Abi, account });
  const isWrittenByTheSecond = ({ address, functionName }: ContractCall) =>
    WRITTEN_BY_THE_SECOND.has(functionName) && isAddressEqual(address, contracts.stakedCrbn.address);

  return {
    chainId,
    account,
    indexedHead,
    read: <T>(call: ContractCall) => client.readContract(call) as Promise<T>,
    head: async () => {
      const { number, timestamp } = await client.getBlock({ blockTag: "latest" });
      return { number, timestamp };
    },
    walletChainId: async () => {
      const { connector, chainId: known } = getConnection(config);
      return (await connector?.getChainId()) ?? known ?? 0;
    },
    simulate: async (call) => {
      await client.simulateContract(asCall(call));
    },
    gasBudget: async (call) => {
      const [estimate, fees, balance] = await Promise.all([
        client.estimateContractGas(asCall(call)),
        client.estimateFeesPerGas(),
        client.getBalance({ address: account }),
      ]);
      const gas = isWrittenByTheSecond(call) ? estimate + GAS_OF_ANOTHER_SECOND : undefined;
      return { cost: (gas ?? estimate) * fees.maxFeePerGas + (call.value ?? 0n), balance, gas };
    },
    send: async (call, gas) => {
      await getConnectorClient(config, { account, chainId });
      const asked = { ...asCall(call), ...(gas && { gas }), chainId };
      return writeContract(config, asked as Parameters<typeof writeContract>[1]);
    },
    receiptOf: (hash) => orNull(client.getTransactionReceipt({ hash }), TransactionReceiptNotFoundError),
    transactionOf: async (hash) => {
      const transaction = await orNull(client.getTransaction({ hash }), TransactionNotFoundError);
      return transaction && sentTransaction(transaction);
    },
    sendSponsored,
    signTypedData: async (data) => {
      await getConnectorClient(config, { account, chainId });
      return signTypedData(config, { ...data, account } as Parameters<typeof signTypedData>[1]);
    },
    confirmedNonce: (sender) => client.getTransactionCount({ address: sender, blockTag: "latest" }),
    findByNonce,
    recordProofOf: (retirement) => readRecordProof(account, retirement),
    blockHash: async (number) => (await client.getBlock({ blockNumber: number })).hash,
    replay,
    pause: () => new Promise((resolve) => setTimeout(resolve, client.pollingInterval)),
  };
}
