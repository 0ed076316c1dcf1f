/** A deployment on a chain of its own that tests may tamper with, beside what the repository expects of it. */
import { type Address, encodeFunctionData, type Hex, padHex } from "viem";
import { expect } from "vitest";
import { networkOf } from "../../../script/chain/networks.ts";
import { Protocol } from "../../../script/chain/protocol.ts";
import { describeDifference, differencesOf, executedCalls } from "../../../script/deployment/compare.ts";
import { factsOf } from "../../../script/deployment/facts/facts.ts";
import type { Fact } from "../../../script/deployment/facts/subject.ts";
import { type NetworkSource, readNetworkFile } from "../../../script/deployment/networkFile.ts";
import { withReference } from "../../../script/deployment/reference.ts";
import { clientOf } from "../../../script/deployment/send.ts";
import { rpc } from "../../../script/dev/rpc.ts";
import { start, startTestChain, type TestChain } from "./chain.ts";

/** The arguments of `deploy` and `deploy:check`. */
export const LOCAL = ["--network", "local"];
export const STRANGER: Address = "0x00000000000000000000000000000000000a11ce";

/** What is done, how, and the line or lines that say so. */
export type Tampering = readonly [string, (on: Deployed) => Promise<unknown>, RegExp | RegExp[]];

export class Deployed {
  private constructor(
    readonly chain: TestChain,
    readonly env: Record<string, string>,
    readonly protocol: Protocol,
    readonly source: NetworkSource,
    readonly book: string,
    readonly expected: readonly Fact[],
  ) {}

  /** Deploys by the command that people use. */
  static async start(): Promise<Deployed> {
    const chain = await startTestChain();
    try {
      const env = { CARBONTRACE_RPC_URL: chain.url, CARBONTRACE_DEPLOYMENTS_DIR: chain.folder };
      const { code, output } = await start("deploy", LOCAL, env);
      expect([code, output]).toEqual([0, expect.stringContaining("Address book: ")]);
      const protocol = await Protocol.connect(networkOf("local", env), env);
      const source = readNetworkFile("local");
      return await withReference(source, protocol.client, async ({ client, book }) => {
        const expected = await factsOf(client, source.file, book, 0n);
        return new Deployed(chain, env, protocol, source, book, expected);
      });
    } catch (error) {
      await chain.stop();
      throw error;
    }
  }

  live() {
    return clientOf({ name: "local", rpcUrl: this.chain.url, local: true }, this.source.file);
  }

  address(name: string): Address {
    return this.protocol.address(name);
  }

  implementationOf(name: string): Address {
    return JSON.parse(this.book).contracts[name].implementation;
  }

  /** The lines of the differences now. */
  async lines(): Promise<readonly string[]> {
    const facts = await factsOf(this.live(), this.source.file, this.book, 0n);
    const voted = await executedCalls(this.live(), this.address("Timelock"), 0n);
    return differencesOf(facts, this.expected, voted).map(describeDifference);
  }

  rpc<T>(method: string, ...params: unknown[]): Promise<T> {
    return rpc<T>(this.chain.url, method, params);
  }

  /** Does it, and takes it back with everything that happened meanwhile. */
  async forAWhile(work: () => Promise<void>): Promise<void> {
    const snapshot = await this.rpc<string>("evm_snapshot");
    try {
      await work();
    } finally {
      await this.rpc("evm_revert", snapshot);
    }
  }

  byTimelock(contract: string, functionName: string, ...args: unknown[]): Promise<void> {
    return this.as(this.address("Timelock"), contract, functionName, ...args);
  }

  /** Sends a call as any account, the Timelock or a Safe included. */
  async as(from: Address, contract: string, functionName: string, ...args: unknown[]): Promise<void> {
    const data = encodeFunctionData({ abi: this.protocol.abi(contract), functionName, args });
    await this.sendAs(from, this.address(contract), data);
  }

  async sendAs(from: Address, to: Address, data: Hex): Promise<void> {
    await this.rpc("anvil_setBalance", from, "0x56bc75e2d63100000");
    await this.rpc("anvil_impersonateAccount", from);
    const hash = await this.rpc<Hex>("eth_sendTransaction", { from, to, data, gas: "0x1e8480" });
    const receipt = await this.live().waitForTransactionReceipt({ hash, pollingInterval: 20 });
    expect(receipt.status).toBe("success");
  }

  store(at: Address, slot: Hex, value: Hex): Promise<unknown> {
    return this.rpc("anvil_setStorageAt", at, padHex(slot, { size: 32 }), padHex(value, { size: 32 }));
  }
}
