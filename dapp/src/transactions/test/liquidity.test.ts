import { type Address, domainSeparator, type TypedDataDefinition, zeroAddress } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { describe, expect, it, vi } from "vitest";
import { liquidity, pairContract, usdcAddress } from "../../chain/liquidity.ts";
import { actions } from "../actions/index.ts";
import { DEADLINE } from "../deadline.ts";
import { TransactionFailure } from "../errors/txError.ts";
import { TransactionRunner } from "../runner/runner.ts";
import type { ActionName, ContractCall, TransactionPorts } from "../runner/types.ts";
import { fakePorts, hashOf, receipt } from "./fakePorts.ts";
import { type FakeLog, logOf } from "./outcomeOf.ts";

vi.mock("virtual:deployment", () => {
  const names = ["CRBN", "USDC", "UniswapV2Factory", "UniswapV2Router", "LiquidityMining"];
  const address = (n: number) => `0x${String(n + 1).repeat(40)}`;
  return { default: { contracts: Object.fromEntries(names.map((name, n) => [name, { address: address(n) }])) } };
});

const T = 10n ** 18n;
const signer = privateKeyToAccount(hashOf(0xa11ce));
const PAIR: Address = `0x${"aa".repeat(20)}`;
const TOKEN: Address = `0x${"70".repeat(20)}`;
const ROUTER = liquidity.uniswapRouter.address;
const MINING = liquidity.mining.address;
const deadline = 1_000n + DEADLINE;
const domain = { name: "Uniswap V2", version: "1", chainId: 31_337, verifyingContract: PAIR };
const pair = pairContract(PAIR);

/** Runs an action on a chain whose tokens have enough of everything, and allow nothing yet. */
async function run(
  name: ActionName,
  request: unknown,
  logs: readonly (FakeLog & { address: Address })[],
  change: Partial<TransactionPorts> = {},
  answers: Record<string, unknown> = {},
) {
  const sent: ContractCall[] = [];
  const allowed = new Map<string, bigint>();
  const told: Record<string, unknown> = {
    balanceOf: 1_000n * T,
    getPair: PAIR,
    name: "Uniswap V2",
    version: new Error("execution reverted"),
    nonces: 3n,
    DOMAIN_SEPARATOR: domainSeparator({ domain }),
    permit: undefined,
    ...answers,
  };
  const ports = fakePorts({
    account: signer.address,
    signTypedData: async (data) => signer.signTypedData(data as never),
    read: async <Value>({ functionName, address }: ContractCall) => {
      if (functionName === "allowance") return (allowed.get(address) ?? 0n) as Value;
      if (functionName === "eip712Domain") throw new Error("execution reverted");
      const answer = told[functionName];
      if (answer instanceof Error) throw answer;
      return answer as Value;
    },
    send: async (call) => {
      sent.push(call);
      if (call.functionName === "approve") allowed.set(call.address, (call.args as bigint[])[1] ?? 0n);
      return hashOf(sent.length);
    },
    receiptOf: async (hash) => ({ ...receipt(hash), logs }) as never,
    ...change,
  });
  const runner = new TransactionRunner({ ports, actions });
  const id = runner.start(name, request as never);
  const flow = () => runner.flows().find((candidate) => candidate.id === id);
  await vi.waitFor(() => expect(["indexed", "failed"]).toContain(flow()?.status));
  return { flow: flow(), sent, functions: sent.map(({ functionName }) => functionName) };
}

const add = { token: TOKEN, amount: 10n * T, usdc: 5_000_000n, minAmount: 9n * T, minUsdc: 4_500_000n };
const added = [
  { address: PAIR, ...logOf(pair, "Mint", { sender: ROUTER, amount0: 10n * T, amount1: 4_900_000n }) },
  { address: PAIR, ...logOf(pair, "Transfer", { from: zeroAddress, to: signer.address, value: 7n }) },
];

describe("adding liquidity", () => {
  it("approves both exact amounts and no more, and guards the least of each until a deadline", async () => {
    const { flow, sent } = await run("addLiquidity", add, added);
    expect(sent).toMatchObject([
      { address: TOKEN, functionName: "approve", args: [ROUTER, 10n * T] },
      { address: usdcAddress, functionName: "approve", args: [ROUTER, 5_000_000n] },
      {
        address: ROUTER,
        functionName: "addLiquidity",
        args: [TOKEN, usdcAddress, 10n * T, 5_000_000n, 9n * T, 4_500_000n, signer.address, deadline],
      },
    ]);
    expect(flow?.outcome).toEqual({ pair: PAIR, amounts: [10n * T, 4_900_000n], shares: 7n });
  });
  it("names the token that there is too little of", async () => {
    const { flow, sent } = await run("addLiquidity", add, added, {}, { balanceOf: T, symbol: "CTN", decimals: 18 });
    expect(flow?.error).toMatchObject({
      name: "TokenInsufficientBalance",
      args: { token: "CTN", balance: "1", needed: "10" },
    });
    expect(sent).toEqual([]);
  });
  it("is refused without a guard, or with one that cannot hold", async () => {
    for (const wrong of [{ minAmount: 0n }, { minUsdc: 0n }, { minAmount: 11n * T }, { amount: 0n }, { usdc: -1n }]) {
      expect((await run("addLiquidity", { ...add, ...wrong }, added)).flow?.error?.kind).toBe("invalidRequest");
    }
  });
});

const remove = { token: TOKEN, pair: PAIR, shares: 4n * T, minAmount: T, minUsdc: 2n, permit: true };
const burned = logOf(pair, "Burn", { sender: ROUTER, to: signer.address, amount0: 2n * T, amount1: 3n });
const removed = [{ address: PAIR, ...burned }];

describe("removing liquidity", () => {
  it("takes one signature for exactly the shares, with the deadline of the permit", async () => {
    const signTypedData = vi.fn(async (data: TypedDataDefinition) => signer.signTypedData(data as never));
    const { flow, sent } = await run("removeLiquidity", remove, removed, { signTypedData });
    expect(signTypedData.mock.calls[0]?.[0]).toMatchObject({
      domain,
      message: { owner: signer.address, spender: ROUTER, value: 4n * T, nonce: 3n, deadline },
    });
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({ address: ROUTER, functionName: "removeLiquidityWithPermit" });
    const args = [TOKEN, usdcAddress, 4n * T, T, 2n, signer.address, deadline, false];
    expect(sent[0]?.args?.slice(0, 8)).toEqual(args);
    expect(flow?.outcome).toEqual({ amounts: [2n * T, 3n] });
  });
  it("is approved where the token's domain is not what it seems, or the wallet cannot sign", async () => {
    const odd = await run("removeLiquidity", remove, removed, {}, { DOMAIN_SEPARATOR: hashOf(1) });
    expect(odd.functions).toEqual(["approve", "removeLiquidity"]);
    expect(odd.sent[1]?.args).toEqual([TOKEN, usdcAddress, 4n * T, T, 2n, signer.address, deadline]);
    const refused = await run("removeLiquidity", remove, removed, {}, { permit: new Error("execution reverted") });
    expect(refused.functions).toEqual(["approve", "removeLiquidity"]);
  });
});

describe("a farm", () => {
  const log = (eventName: string, amount: bigint) => [
    { address: MINING, ...logOf(liquidity.mining, eventName, { account: signer.address, farm: PAIR, amount }) },
  ];
  it("takes a stake by a permit, or after an approval of exactly it", async () => {
    const request = { farm: PAIR, amount: T, permit: true };
    const signed = await run("farmStake", request, log("Deposited", T));
    expect(signed.sent).toMatchObject([{ address: MINING, functionName: "depositWithPermit" }]);
    expect(signed.sent[0]?.args?.slice(0, 3)).toEqual([PAIR, T, deadline]);
    const approved = await run("farmStake", { ...request, permit: false }, log("Deposited", T));
    expect(approved.sent).toMatchObject([
      { address: PAIR, functionName: "approve", args: [MINING, T] },
      { functionName: "deposit", args: [PAIR, T] },
    ]);
    expect(approved.flow?.outcome).toEqual({ staked: T });
  });
  it("gives back, pays and lets go", async () => {
    const withdrawn = await run("farmWithdraw", { farm: PAIR, amount: T }, log("Withdrawn", T));
    expect(withdrawn.sent).toMatchObject([{ functionName: "withdraw", args: [PAIR, T] }]);
    const claimed = await run("farmClaim", { farms: [PAIR] }, log("RewardPaid", 9n));
    expect(claimed.sent).toMatchObject([{ functionName: "claim", args: [PAIR] }]);
    expect(claimed.flow?.outcome).toEqual({ reward: 9n });
    const all = await run("farmClaim", { farms: [PAIR, TOKEN] }, [...log("RewardPaid", 9n), ...log("RewardPaid", 1n)]);
    expect(all.sent).toMatchObject([{ functionName: "claimMany", args: [[PAIR, TOKEN]] }]);
    expect(all.flow?.outcome).toEqual({ reward: 10n });
    const left = await run("farmExit", { farm: PAIR }, log("Withdrawn", 4n));
    expect(left.sent).toMatchObject([{ functionName: "exit", args: [PAIR] }]);
  });
  it("says in its own words that staking is stopped", async () => {
    const paused = { kind: "contract", name: "EntriesPaused", args: { until: 5n } } as const;
    const simulate = () => Promise.reject(new TransactionFailure(paused));
    const stopped = await run("farmStake", { farm: PAIR, amount: T, permit: true }, [], { simulate });
    expect(stopped.flow?.error).toMatchObject({ name: "FarmEntriesPaused" });
    expect(stopped.sent).toEqual([]);
  });
  it("is asked for something", async () => {
    const nothing = { farm: PAIR, amount: 0n, permit: true };
    expect((await run("farmStake", nothing, [])).flow?.error?.kind).toBe("invalidRequest");
    expect((await run("farmWithdraw", nothing, [])).flow?.error?.kind).toBe("invalidRequest");
    expect((await run("farmClaim", { farms: [] }, [])).flow?.error?.kind).toBe("invalidRequest");
  });
});
