/** Owners of a Safe on a test's market, with Safe's own client. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Abi, type Address, createWalletClient, encodeFunctionData, getAddress, type Hex, http } from "viem";
import { explain } from "../../script/chain/errors.ts";
import { testAccount } from "../../script/chain/keys.ts";
import type { Protocol } from "../../script/chain/protocol.ts";
import { testAccounts } from "../../script/dev/accounts.ts";
import { ROOT } from "../../script/dev/paths.ts";
import {
  type ContractNetworksConfig,
  hashSafeMessage,
  openSafe,
  type SafeKit,
  type SafeTransaction,
} from "./safeKit.ts";

const ARTIFACTS = join(ROOT, "node_modules/@safe-global/safe-smart-account/build/artifacts/contracts");

/** Safe's libraries that its client reaches for. The protocol deploys none of them, so the tests do. */
const LIBRARIES = ["MultiSend", "MultiSendCallOnly", "SignMessageLib"] as const;

/** One call that a Safe is asked to make. */
export interface SafeCall {
  readonly to: Address;
  readonly data?: Hex;
  /** {wei} */
  readonly value?: bigint;
}

/** What a transaction of a Safe may add to its calls. */
export interface SafeOptions {
  readonly gasPrice?: string;
  readonly gasToken?: Address;
  readonly safeTxGas?: string;
}

/** Where Safe's own contracts are on the chain, as its client wants to be told. */
export async function safeNetworks(protocol: Protocol): Promise<ContractNetworksConfig> {
  const [multiSend, multiSendCallOnly, signMessageLib] = (await Promise.all(
    LIBRARIES.map((name, index) => deployLibrary(protocol, name, index)),
  )) as [Address, Address, Address];
  return {
    [String(protocol.chainId)]: {
      safeSingletonAddress: protocol.address("SafeL2"),
      safeProxyFactoryAddress: protocol.address("SafeProxyFactory"),
      fallbackHandlerAddress: protocol.address("CompatibilityFallbackHandler"),
      multiSendAddress: multiSend,
      multiSendCallOnlyAddress: multiSendCallOnly,
      signMessageLibAddress: signMessageLib,
    },
  };
}

async function deployLibrary(protocol: Protocol, name: string, index: number): Promise<Address> {
  const { bytecode } = JSON.parse(readFileSync(join(ARTIFACTS, `libraries/${name}.sol/${name}.json`), "utf8")) as {
    bytecode: Hex;
  };
  // Each from an account of its own, so that they do not wait for each other's nonce.
  const account = testAccount(16 + index);
  await fund(protocol, account.address);
  const wallet = createWalletClient({ account, transport: http(protocol.network.rpcUrl) });
  const hash = await wallet.sendTransaction({ data: bytecode, chain: null });
  const { contractAddress } = await protocol.client.waitForTransactionReceipt({ hash });
  if (!contractAddress) throw new Error(`${name} was not deployed`);
  return getAddress(contractAddress);
}

/** Gives an account gas money of the test chain. */
export async function fund(protocol: Protocol, account: Address): Promise<void> {
  await protocol.client.request({
    method: "anvil_setBalance" as never,
    params: [account, "0x56bc75e2d63100000"] as never,
  });
}

/** The owners of one Safe who act together. */
export class SafeOwners {
  private constructor(
    private readonly protocol: Protocol,
    private readonly kits: readonly SafeKit[],
  ) {}

  /** Opens the Safe of that name in the address book as the test accounts with these numbers. */
  static async connect(
    protocol: Protocol,
    networks: ContractNetworksConfig,
    safe: string,
    owners: readonly number[],
  ): Promise<SafeOwners> {
    const keys = testAccounts();
    const kits = await Promise.all(
      owners.map((owner) =>
        openSafe({
          provider: protocol.network.rpcUrl,
          signer: keys[owner]?.privateKey as Hex,
          safeAddress: protocol.address(safe),
          contractNetworks: networks,
        }),
      ),
    );
    return new SafeOwners(protocol, kits);
  }

  /** The client of the first owner, who also sends and pays. */
  get kit(): SafeKit {
    return this.kits[0] as SafeKit;
  }

  /** Several calls become one batch, as Safe's client makes it. */
  build(calls: readonly SafeCall[], options: SafeOptions = {}): Promise<SafeTransaction> {
    const transactions = calls.map(({ to, data = "0x", value = 0n }) => ({ to, data, value: String(value) }));
    return this.kit.createTransaction({ transactions, options });
  }

  /** All of these owners sign, the first one sends. Answers with the hash once it is mined. */
  async execute(transaction: SafeTransaction): Promise<Hex> {
    let signed = transaction;
    for (const kit of this.kits) signed = await kit.signTransaction(signed);
    const { hash } = await this.kit.executeTransaction(signed);
    const receipt = await this.protocol.client.waitForTransactionReceipt({ hash: hash as Hex });
    if (receipt.status !== "success") throw new Error(`the Safe's transaction ${hash} reverted`);
    return hash as Hex;
  }

  /** Builds, signs and sends. */
  async send(calls: readonly SafeCall[], options?: SafeOptions): Promise<Hex> {
    return this.execute(await this.build(calls, options));
  }

  /** All of these owners sign a message; answers with what the Safe itself says about their signatures. */
  async vouchFor(text: string): Promise<boolean> {
    let message = this.kit.createMessage(text);
    for (const kit of this.kits) message = await kit.signMessage(message);
    // The Safe hashes what it is asked about; its client takes the hash of the plain message here.
    return this.kit.isValidSignature(hashSafeMessage(text), message.encodedSignatures());
  }
}

/** A call of one of the protocol's contracts, for a Safe to make. */
export function callOf(protocol: Protocol, contract: string, name: string, ...args: unknown[]): SafeCall {
  const abi: Abi = protocol.abi(contract);
  return { to: protocol.address(contract), data: encodeFunctionData({ abi, functionName: name, args }) };
}

/** Why the contracts refused, in words and with the error's name and values. */
export async function refusalOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    return explain(error);
  }
  throw new Error("nothing was refused");
}
