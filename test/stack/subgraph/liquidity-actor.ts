/** Somebody who provides liquidity on a running stack: pools, signed orders, the router, pairs and farms. */
import { type Address, encodeAbiParameters, type Hex, maxUint256, type TransactionReceipt, zeroAddress } from "viem";
import { testAccount } from "../../../script/chain/keys.ts";
import type { SignedOrder } from "./compare-orders.ts";
import { Actor, EMPTY_CLAIM } from "./market-actor.ts";

const DAY = 86_400;
/** Pays for whoever has no gas yet. */
const PAYER = 1;
/** `SourceKind` of IRetirementRouter.sol. */
const SOURCE = { orders: 1, queue: 3 } as const;
const NO_SOURCE = { fills: [], orders: [], pool: zeroAddress, lines: [], maxVintages: 0n, includeSuspended: false };
const NOBODY = { account: zeroAddress, nonce: 0n, deadline: 0n, signature: "0x" };
/** More entries than any queue of a test has. */
const WHOLE_QUEUE = 50n;

/** An order with what its maker signed. */
export interface Offer {
  readonly order: SignedOrder;
  readonly signature: Hex;
}

/** Contracts go by their names in the address book: `Pool.CTN`, `Pair.CTN`. */
export class Provider extends Actor {
  /** Money, and every approval once. */
  async prepare(pools: readonly string[]): Promise<void> {
    await this.protocol.send(testAccount(PAYER), "Faucet", "drip", [this.address]);
    for (const spender of ["CreditMarket", "UniswapV2Router", "RetirementRouter"])
      await this.allow("TestUSDC", spender);
    for (const symbol of pools) {
      for (const spender of ["UniswapV2Router", "RetirementRouter"]) await this.allow(`Pool.${symbol}`, spender);
      for (const spender of ["UniswapV2Router", "LiquidityMining"]) await this.allow(`Pair.${symbol}`, spender);
    }
  }

  allow(token: string, spender: string): Promise<TransactionReceipt> {
    return this.send(token, "approve", this.at(spender), maxUint256);
  }

  deposit(pool: string, vintage: number, amount: bigint): Promise<TransactionReceipt> {
    return this.send(pool, "deposit", vintage, amount, 0n, maxUint256);
  }

  /** Deposits by a transfer of the credits. */
  push(pool: string, vintage: number, amount: bigint): Promise<TransactionReceipt> {
    const data = encodeAbiParameters([{ type: "uint256" }, { type: "uint256" }], [0n, maxUint256]);
    const args = [this.address, this.at(pool), vintage, amount, data];
    return this.send("CarbonCredit", "safeTransferFrom", ...args);
  }

  redeem(pool: string, vintage: number, amount: bigint): Promise<TransactionReceipt> {
    return this.send(pool, "redeem", vintage, amount, maxUint256, maxUint256);
  }

  redeemAuto(pool: string, amount: bigint): Promise<TransactionReceipt> {
    return this.send(pool, "redeemAuto", amount, WHOLE_QUEUE, false, maxUint256, maxUint256);
  }

  retireOutOf(pool: string, vintage: number, amount: bigint): Promise<TransactionReceipt> {
    return this.send(pool, "redeemAndRetire", vintage, amount, maxUint256, maxUint256);
  }

  /** Signs an order of an hour's standing at least; whoever fills pays in USDC. */
  async offer(side: 0 | 1, vintage: number, amount: bigint, nonce: bigint): Promise<Offer> {
    const { timestamp } = await this.protocol.client.getBlock();
    const order: SignedOrder = {
      ...{ maker: this.address, taker: zeroAddress, side, vintage, amount, nonce },
      ...{ unitPrice: 3_333_333n, payToken: this.at("TestUSDC"), minFill: 0n },
      counter: await this.protocol.read<bigint>("CreditMarket", "counterOf", [this.address]),
      deadline: Number(timestamp) + 300 * DAY,
    };
    const hash = await this.protocol.read<Hex>("CreditMarket", "hashOrder", [order]);
    if (this.signer.sign === undefined) throw new Error("a test account signs hashes");
    return { order, signature: await this.signer.sign({ hash }) };
  }

  fill({ order, signature }: Offer, amount: bigint): Promise<TransactionReceipt> {
    const limit = order.side === 0 ? maxUint256 : 0n;
    return this.send("CreditMarket", "fillOrder", order, signature, amount, limit, maxUint256);
  }

  /** Retires what an order sells, or what came first into a pool, paid in the pool's own token. */
  async route(source: Offer | string, amount: bigint): Promise<TransactionReceipt> {
    const token = typeof source === "string" ? source : "TestUSDC";
    const from =
      typeof source === "string"
        ? { kind: SOURCE.queue, pool: this.at(source), maxVintages: WHOLE_QUEUE }
        : { kind: SOURCE.orders, orders: [{ ...source, amount }] };
    const path = [this.at(token)];
    const plan = { ...NO_SOURCE, ...from };
    const quote = [plan, amount, path, this.address];
    const { paid } = await this.protocol.read<{ paid: bigint }>("RetirementRouter", "quoteExactTonnes", quote);
    const payment = { amount: paid, path, permit: 0, nonce: 0n, permitDeadline: 0n, signature: "0x" };
    const args = [plan, amount, payment, EMPTY_CLAIM, NOBODY, maxUint256];
    return this.send("RetirementRouter", "retireExactTonnes", ...args);
  }

  swap(from: Address, to: Address, amount: bigint): Promise<TransactionReceipt> {
    const args = [amount, 0n, [from, to], this.address, maxUint256];
    return this.send("UniswapV2Router", "swapExactTokensForTokens", ...args);
  }

  /** Adds a pool's token and USDC to their pair, which is made if there is none. */
  addLiquidity(pool: string, tokens: bigint, usdc: bigint): Promise<TransactionReceipt> {
    const sides = [this.at(pool), this.at("TestUSDC"), tokens, usdc, 0n, 0n];
    return this.send("UniswapV2Router", "addLiquidity", ...sides, this.address, maxUint256);
  }

  removeLiquidity(pool: string, shares: bigint): Promise<TransactionReceipt> {
    const sides = [this.at(pool), this.at("TestUSDC"), shares, 0n, 0n];
    return this.send("UniswapV2Router", "removeLiquidity", ...sides, this.address, maxUint256);
  }

  /** Where the address book has a contract. */
  at(contract: string): Address {
    return this.protocol.address(contract);
  }

  async staked(farm: Address): Promise<bigint> {
    const args = [this.address, farm];
    const [staked] = await this.protocol.read<[bigint, bigint]>("LiquidityMining", "positionOf", args);
    return staked;
  }

  balance(token: string): Promise<bigint> {
    return this.protocol.read<bigint>(token, "balanceOf", [this.address]);
  }
}
