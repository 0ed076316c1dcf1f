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

/**
 * How much more gas than estimated a call gets that writes votes. They are written once for each second: a call that comes in a later second
 * than its estimate, which a node makes in that of the newest block, writes two words more. Who has just moved votes and moves them again
 * needs 103,096 where 57,857 are estimated: more than wallets add.
 */
const VOTES_GAS_FACTOR = 2n;

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
  const writesVotes = ({ address }: ContractCall) => isAddressEqual(address, contracts.stakedCrbn.address);
  const gasOf = async (call: ContractCall) => {
    const gas = await client.estimateContractGas(asCall(call));
    return writesVotes(call) ? gas * VOTES_GAS_FACTOR : gas;
  };

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
      const [gas, fees, balance] = await Promise.all([
        gasOf(call),
        client.estimateFeesPerGas(),
        client.getBalance({ address: account }),
      ]);
      return { cost: gas * fees.maxFeePerGas + (call.value ?? 0n), balance };
    },
    send: async (call) => {
      await getConnectorClient(config, { account, chainId });
      // All other gas is the wallet's to estimate.
      const gas = writesVotes(call) ? { gas: await gasOf(call) } : {};
      return writeContract(config, { ...asCall(call), ...gas, chainId } as Parameters<typeof writeContract>[1]);
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
