/** The deployed protocol of one chain: typed doors to read, to send, and to find events. */
import {
  type Abi,
  type Address,
  BaseError,
  type Chain,
  createPublicClient,
  createWalletClient,
  decodeEventLog,
  encodeEventTopics,
  type Hash,
  type Hex,
  http,
  type Log,
  type PublicClient,
  type TransactionReceipt,
} from "viem";
import { abiOf } from "./abis.ts";
import { type Deployment, deploymentOf } from "./deployments.ts";
import { explain } from "./errors.ts";
import { CommandError } from "./fail.ts";
import type { Signer } from "./keys.ts";
import { chainOf, checkChain, type Network } from "./networks.ts";

/** Widest span of blocks asked for in one `eth_getLogs`; public nodes refuse more. */
const LOG_SPAN = 10_000n;

/**
 * Every call is sent with twice the gas of its estimate. What is written once for each second, such as votes, is new in the second of the
 * block where it may not have been in that of the estimate: moving votes then needs 103,096 instead of 57,857.
 */
const GAS_FACTOR = 2n;

export interface ProtocolEvent<Args = Readonly<Record<string, unknown>>> {
  readonly name: string;
  readonly args: Args;
  readonly blockNumber: bigint;
  readonly transactionHash: Hash;
  readonly logIndex: number;
  readonly address: Address;
}

export class Protocol {
  readonly network: Network;
  readonly chainId: number;
  readonly client: PublicClient;
  readonly deployment: Deployment;
  private readonly chain: Chain;

  private constructor(network: Network, chainId: number, client: PublicClient, chain: Chain, deployment: Deployment) {
    this.network = network;
    this.chainId = chainId;
    this.client = client;
    this.chain = chain;
    this.deployment = deployment;
  }

  /** Asks the node for its chain id, checks that it is the network's, and opens that chain's address book. */
  static async connect(network: Network, env: NodeJS.ProcessEnv = process.env): Promise<Protocol> {
    const transport = http(network.rpcUrl, { timeout: 30_000, retryCount: 2 });
    let chainId: number;
    try {
      chainId = await createPublicClient({ transport }).getChainId();
    } catch (error) {
      const reason = error instanceof BaseError ? error.shortMessage : String(error);
      const hint = network.local ? ' Is "npm start" running? On other ports, do the exports that it prints.' : "";
      const host = new URL(network.rpcUrl).host;
      throw new CommandError(`the node of the network "${network.name}" at ${host} does not answer: ${reason}${hint}`);
    }
    checkChain(network, chainId);
    const chain = chainOf(network, chainId, network.name);
    const pollingInterval = network.local ? 100 : 2_000;
    const client = createPublicClient({ chain, transport, pollingInterval, cacheTime: 0 }) as PublicClient;
    return new Protocol(network, chainId, client, chain, deploymentOf(chainId, env));
  }

  /** Address of a contract by its name in the address book. */
  address(contract: string): Address {
    const address = this.findAddress(contract);
    if (address === undefined) throw new CommandError(`the address book of chain ${this.chainId} has no ${contract}`);
    return address;
  }

  findAddress(contract: string): Address | undefined {
    return this.deployment.addresses.get(contract);
  }

  abi(contract: string): Abi {
    return abiOf(contract);
  }

  /** Calls a view function; a revert becomes a sentence. `at` pins the block. */
  async read<T>(contract: string, functionName: string, args: readonly unknown[] = [], at?: bigint): Promise<T> {
    try {
      return (await this.client.readContract({
        address: this.address(contract),
        abi: this.abi(contract),
        functionName,
        args,
        ...(at === undefined ? {} : { blockNumber: at }),
      })) as T;
    } catch (error) {
      throw new CommandError(`${contract}.${functionName}: ${explain(error)}`, { cause: error });
    }
  }

  /** Simulates, sends and waits. A call that would revert is never sent. */
  async send(
    signer: Signer,
    contract: string,
    functionName: string,
    args: readonly unknown[],
  ): Promise<TransactionReceipt> {
    const call = { address: this.address(contract), abi: this.abi(contract), functionName, args, account: signer };
    try {
      const { request } = await this.client.simulateContract(call);
      const gas = await this.client.estimateContractGas(call);
      // Sent once: a node that took it and answered late would refuse the same again.
      const transport = http(this.network.rpcUrl, { timeout: 60_000, retryCount: 0 });
      const wallet = createWalletClient({ account: signer, chain: this.chain, transport });
      const sent = { ...request, gas: gas * GAS_FACTOR } as Parameters<typeof wallet.writeContract>[0];
      const hash = await wallet.writeContract(sent);
      const receipt = await this.client.waitForTransactionReceipt({ hash, timeout: 300_000 });
      if (receipt.status !== "success") throw new CommandError(`${contract}.${functionName} reverted in ${hash}`);
      return receipt;
    } catch (error) {
      if (error instanceof CommandError) throw error;
      throw new CommandError(`${contract}.${functionName}: ${explain(error)}`, { cause: error });
    }
  }

  /** Why the call would fail now, or `undefined` if it would go through. */
  async wouldFail(
    from: Address,
    contract: string,
    functionName: string,
    args: readonly unknown[],
  ): Promise<string | undefined> {
    try {
      const call = { address: this.address(contract), abi: this.abi(contract), functionName, args, account: from };
      await this.client.simulateContract(call);
      return undefined;
    } catch (error) {
      return explain(error);
    }
  }

  /** Waits until earlier transactions of an account are mined: a run that was killed may have left some on their way. */
  async settle(account: Address): Promise<void> {
    for (let attempt = 0; attempt < 150; attempt += 1) {
      const [latest, pending] = await Promise.all([
        this.client.getTransactionCount({ address: account, blockTag: "latest" }),
        this.client.getTransactionCount({ address: account, blockTag: "pending" }),
      ]);
      if (pending <= latest) return;
      await new Promise((resolve) => setTimeout(resolve, this.network.local ? 100 : 2_000));
    }
    throw new CommandError(`${account} has transactions that are not mined after five minutes`);
  }

  /** All events of one kind, oldest first, from deployment to `toBlock`. `indexed` filters by indexed arguments. */
  async events<Args = Readonly<Record<string, unknown>>>(
    contract: string,
    eventName: string,
    options: {
      readonly indexed?: Readonly<Record<string, unknown>>;
      readonly from?: bigint;
      readonly to?: bigint;
    } = {},
  ): Promise<readonly ProtocolEvent<Args>[]> {
    const abi = this.abi(contract);
    const topics = encodeEventTopics({ abi, eventName, args: options.indexed ?? {} } as never) as [
      Hex,
      ...(Hex | null)[],
    ];
    const to = options.to ?? (await this.client.getBlockNumber());
    const logs: Log[] = [];
    for (let from = options.from ?? this.deployment.startBlock; from <= to; from += LOG_SPAN) {
      const end = from + LOG_SPAN - 1n < to ? from + LOG_SPAN - 1n : to;
      const part = await this.client.request({
        method: "eth_getLogs",
        params: [{ address: this.address(contract), topics, fromBlock: hex(from), toBlock: hex(end) }],
      });
      logs.push(...(part as unknown as Log[]));
    }
    return logs.map((log) => this.decode<Args>(contract, log));
  }

  /** Events of one contract in a receipt. */
  eventsIn<Args = Readonly<Record<string, unknown>>>(
    receipt: TransactionReceipt,
    contract: string,
    eventName: string,
  ): readonly ProtocolEvent<Args>[] {
    const [topic] = encodeEventTopics({ abi: this.abi(contract), eventName } as never) as [Hex];
    const address = this.address(contract).toLowerCase();
    return receipt.logs
      .filter((log) => log.address.toLowerCase() === address && log.topics[0] === topic)
      .map((log) => this.decode<Args>(contract, log));
  }

  private decode<Args>(contract: string, log: Log): ProtocolEvent<Args> {
    const decoded = decodeEventLog({ abi: this.abi(contract), data: log.data, topics: log.topics });
    return {
      name: String(decoded.eventName),
      args: decoded.args as Args,
      blockNumber: BigInt(log.blockNumber as bigint),
      transactionHash: log.transactionHash as Hash,
      logIndex: Number(log.logIndex),
      address: log.address,
    };
  }
}

function hex(value: bigint): Hex {
  return `0x${value.toString(16)}`;
}
