import { type Abi, type Address, zeroAddress } from "viem";
import * as z from "zod/mini";
import { liquidity, pairContract, usdcAddress } from "../../chain/liquidity.ts";
import { deadlineOf } from "../deadline.ts";
import { TransactionFailure } from "../errors/txError.ts";
import type { ContractCall, StepContext, TransactionAction } from "../runner/types.ts";
import { approvalStep } from "./approval.ts";
import { eventsOf } from "./oneCall.ts";
import { permitFor, permitOrApprovalStep } from "./permit.ts";
import { address, amount } from "./requests.ts";

const { uniswapRouter, uniswapFactory } = liquidity;

function routed(functionName: string, args: readonly unknown[]): ContractCall {
  return { address: uniswapRouter.address, abi: uniswapRouter.abi as Abi, functionName, args };
}

async function pairOf(token: Address, { read }: StepContext): Promise<Address> {
  const pair = await read<Address>({
    address: uniswapFactory.address,
    abi: uniswapFactory.abi as Abi,
    functionName: "getPair",
    args: [token, usdcAddress],
  });
  if (pair === zeroAddress) throw new TransactionFailure({ kind: "unknown", message: "no pair" });
  return pair;
}

const isBelow = (least: bigint, most: bigint) => least > 0n && least <= most;

const addSchema = z
  .object({ token: address, amount, usdc: amount, minAmount: amount, minUsdc: amount })
  .check(z.refine((asked) => isBelow(asked.minAmount, asked.amount) && isBelow(asked.minUsdc, asked.usdc)));

/** Puts a token and USDC into their pair: at most so much of each, at least so much {their units}. */
export type AddLiquidityRequest = z.infer<typeof addSchema>;

/** What went into the pair {their units}, and the shares for it {1e18 = 1}. */
export interface AddLiquidityOutcome {
  pair: Address;
  amounts: readonly [bigint, bigint];
  shares: bigint;
}

/** Approves both exact amounts, then adds them. */
export const addLiquidity: TransactionAction<AddLiquidityRequest, AddLiquidityOutcome> = {
  name: "addLiquidity",
  parse: (request) => addSchema.parse(request),
  steps: [
    approvalStep("approvePaired", ({ token, amount: most }) => ({
      token,
      spender: uniswapRouter.address,
      amount: most,
    })),
    approvalStep("approveUsdc", ({ usdc }) => ({ token: usdcAddress, spender: uniswapRouter.address, amount: usdc })),
    {
      name: "addLiquidity",
      async commit({ token, amount: most, usdc, minAmount, minUsdc }, context) {
        const { account } = context;
        const deadline = await deadlineOf(context);
        return routed("addLiquidity", [token, usdcAddress, most, usdc, minAmount, minUsdc, account, deadline]);
      },
      async verify({ token }, receipt, context) {
        const pair = await pairOf(token, context);
        const contract = pairContract(pair);
        const sender = uniswapRouter.address;
        const [minted] = eventsOf(receipt, { contract, eventName: "Mint", args: { sender } });
        const given = { from: zeroAddress, to: context.account };
        const [share] = eventsOf(receipt, { contract, eventName: "Transfer", args: given });
        const amounts = [minted.amount0 as bigint, minted.amount1 as bigint] as const;
        return { pair, amounts, shares: share.value as bigint };
      },
    },
  ],
};

const removeSchema = z.object({
  token: address,
  pair: address,
  shares: amount,
  minAmount: amount,
  minUsdc: amount,
  permit: z.boolean(),
});

/** Gives shares of a pair with USDC back for at least so much {their units}. `permit`: ask for one signature instead of an approval. */
export type RemoveLiquidityRequest = z.infer<typeof removeSchema>;

/** What came out of the pair, in its order {their units}. */
export interface RemoveLiquidityOutcome {
  amounts: readonly [bigint, bigint];
}

/** Takes liquidity out: with a signed permit in one transaction, else after an approval of exactly the shares. */
export const removeLiquidity: TransactionAction<RemoveLiquidityRequest, RemoveLiquidityOutcome> = {
  name: "removeLiquidity",
  parse: (request) => removeSchema.parse(request),
  steps: [
    permitOrApprovalStep("approveShares", ({ pair, shares }) => ({
      token: pair,
      spender: uniswapRouter.address,
      amount: shares,
    })),
    {
      name: "removeLiquidity",
      async commit(request, context) {
        const { token, shares, minAmount, minUsdc } = request;
        const permit = permitFor(request);
        const deadline = permit?.[0] ?? (await deadlineOf(context));
        const args = [token, usdcAddress, shares, minAmount, minUsdc, context.account, deadline];
        // The router takes one deadline for both, and what the permit allows, no more.
        return permit
          ? routed("removeLiquidityWithPermit", [...args, false, ...permit.slice(1)])
          : routed("removeLiquidity", args);
      },
      async verify({ pair }, receipt, { account }) {
        const burned = { sender: uniswapRouter.address, to: account };
        const [told] = eventsOf(receipt, { contract: pairContract(pair), eventName: "Burn", args: burned });
        return { amounts: [told.amount0 as bigint, told.amount1 as bigint] };
      },
    },
  ],
};
