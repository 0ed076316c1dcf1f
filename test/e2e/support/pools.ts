import type { Address, Hex } from "viem";
import { abiOf, type TestChain } from "./chain.ts";

/** How the contract says that a pool takes a vintage. */
const ELIGIBLE = 0;

/** A pool of the market under test, as tests look at it past the page. */
export class TestPool {
  readonly #chain: TestChain;
  readonly contract;

  constructor(chain: TestChain, address: Address) {
    this.#chain = chain;
    this.contract = { address, abi: abiOf("CreditPool") };
  }

  /** The second of genesis, for renewable energy and efficiency: of what it takes, the seed sells most. */
  static async ofEnergy(chain: TestChain): Promise<TestPool> {
    return new TestPool(chain, await chain.read<Address>("PoolFactory", "poolAt", [1n]));
  }

  get address(): Address {
    return this.contract.address;
  }

  read<T>(functionName: string, args: readonly unknown[] = []): Promise<T> {
    return this.#chain.client.readContract({ ...this.contract, functionName, args }) as Promise<T>;
  }

  /** Whether it takes a vintage. */
  takes = async (vintage: number): Promise<boolean> =>
    (await this.#chain.read<number>("PoolFactory", "checkEligible", [this.address, vintage])) === ELIGIBLE;

  /** What an account has of its tokens {unit}. */
  balanceOf(account: Address): Promise<bigint> {
    return this.read("balanceOf", [account]);
  }

  /** Buys credits that it takes, and puts them in. Returns their vintage. */
  async fill(key: Hex, amount: bigint): Promise<number> {
    const vintage = await this.#chain.buyFor(key, amount, this.takes);
    const deadline = (await this.#chain.now()) + 3_600n;
    await this.#chain.sendTo(key, this.contract, "deposit", [vintage, amount, 1n, deadline]);
    return vintage;
  }
}
