/** Somebody on the market of a running stack: what the stack tests do with it. */
import {
  type Address,
  createWalletClient,
  encodeFunctionData,
  type Hex,
  http,
  type TransactionReceipt,
  toHex,
} from "viem";
import type { Signer } from "../../../script/chain/keys.ts";
import type { Protocol } from "../../../script/chain/protocol.ts";
import { rpc } from "../../../script/dev/rpc.ts";

const DEADLINE_SECONDS = 3_600n;

/** Claim fields that a test does not care for. */
export const EMPTY_CLAIM = {
  beneficiary: "0x0000000000000000000000000000000000000000",
  purpose: 0,
  consumptionCountry: "0x0000",
  consumptionStart: 0,
  consumptionEnd: 0,
  retiringEntity: "",
  beneficiaryName: "",
  beneficiaryLocation: "",
  purposeReference: "",
  message: "",
};

export interface RetiredArgs {
  readonly retirement: bigint;
  readonly amount: bigint;
  readonly operator: Address;
  readonly vintage: number;
}

export class Actor {
  protected readonly protocol: Protocol;
  readonly signer: Signer;

  constructor(protocol: Protocol, signer: Signer) {
    this.protocol = protocol;
    this.signer = signer;
  }

  send(contract: string, name: string, ...args: unknown[]): Promise<TransactionReceipt> {
    return this.protocol.send(this.signer, contract, name, args);
  }

  /** Fills the purse, approves what is due, buys. */
  async buy(listing: bigint, amount: bigint): Promise<TransactionReceipt> {
    const due = await this.protocol.read<{ total: bigint }>("CreditMarket", "quote", [listing, amount, this.address]);
    await this.send("Faucet", "drip", this.address);
    await this.send("TestUSDC", "approve", this.protocol.address("CreditMarket"), due.total);
    return this.send("CreditMarket", "buy", listing, amount, due.total, (await this.now()) + DEADLINE_SECONDS);
  }

  async list(vintage: number, amount: bigint, unitPrice: bigint): Promise<bigint> {
    await this.send("CarbonCredit", "setApprovalForAll", this.protocol.address("CreditMarket"), true);
    const token = this.protocol.address("TestUSDC");
    const expiry = Number(await this.now()) + 86_400;
    const receipt = await this.send("CreditMarket", "list", vintage, amount, unitPrice, token, 0n, expiry);
    const [event] = this.protocol.eventsIn<{ listing: bigint }>(receipt, "CreditMarket", "Listed");
    return event?.args.listing as bigint;
  }

  retired(receipt: TransactionReceipt): RetiredArgs {
    const [event] = this.protocol.eventsIn<RetiredArgs>(receipt, "CarbonCredit", "Retired");
    return event?.args as RetiredArgs;
  }

  /** A signed transaction, to be sent as often as reorganisations ask for. */
  async sign(contract: string, name: string, args: unknown[], nonceAhead = 0): Promise<Hex> {
    const { client } = this.protocol;
    const { request } = await client.simulateContract({
      address: this.protocol.address(contract),
      abi: this.protocol.abi(contract),
      functionName: name,
      args,
      account: this.signer,
    });
    return this.signCall(
      request.address,
      encodeFunctionData({ abi: this.protocol.abi(contract), functionName: name, args }),
      nonceAhead,
    );
  }

  /** The same of a call that cannot work yet; what pays more comes first in a block {gwei}. */
  signBlindly(contract: string, name: string, args: readonly unknown[], tip: bigint): Promise<Hex> {
    const data = encodeFunctionData({ abi: this.protocol.abi(contract), functionName: name, args });
    return this.signCall(this.protocol.address(contract), data, 0, tip, 8_000_000n);
  }

  private async signCall(to: Address, data: Hex, nonceAhead: number, tip = 1n, gas = 1_000_000n): Promise<Hex> {
    const wallet = createWalletClient({ account: this.signer, transport: http(this.protocol.network.rpcUrl) });
    const nonce = (await this.protocol.client.getTransactionCount({ address: this.address })) + nonceAhead;
    return wallet.signTransaction({
      ...{ to, data, nonce, gas, chainId: this.protocol.chainId, chain: null, type: "eip1559" },
      maxFeePerGas: 20_000_000_000n,
      maxPriorityFeePerGas: tip * 1_000_000_000n,
    });
  }

  get address(): Address {
    return this.signer.address;
  }

  private async now(): Promise<bigint> {
    return (await this.protocol.client.getBlock()).timestamp;
  }
}

/** Sends signed transactions and waits until each succeeded in a block of its own: a node answers before it has mined. */
export async function mineEach(protocol: Protocol, transactions: readonly Hex[]): Promise<void> {
  for (const serializedTransaction of transactions) {
    const hash = await protocol.client.sendRawTransaction({ serializedTransaction });
    const { status } = await protocol.client.waitForTransactionReceipt({ hash });
    if (status !== "success") throw new Error(`The transaction ${hash} failed in its block.`);
  }
}

/** Mines signed transactions together in one block. */
export async function mineTogether(url: string, transactions: Hex[]): Promise<void> {
  await rpc(url, "evm_setAutomine", [false]);
  try {
    for (const transaction of transactions) await rpc(url, "eth_sendRawTransaction", [transaction]);
    await rpc(url, "anvil_mine", [toHex(1)]);
  } finally {
    await rpc(url, "evm_setAutomine", [true]);
  }
}
