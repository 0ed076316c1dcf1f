import { type Address, erc20Abi } from "viem";
import * as z from "zod/mini";
import { contracts } from "../../chain/contracts.ts";
import { TransactionFailure } from "../errors/txError.ts";
import type { TransactionAction, TransactionStep } from "../runner/types.ts";
import { address, amount } from "./requests.ts";

const schema = z.object({ payToken: address, maxTotal: amount });

/** Lets the market take exactly one total. */
export type ApprovePayTokenRequest = z.infer<typeof schema>;

/** Approves the market for the total and no more; nothing to sign when it may take that much already. */
export const approvePayTokenStep: TransactionStep<ApprovePayTokenRequest> = {
  name: "approvePayToken",
  async commit({ payToken, maxTotal }, { account, read }) {
    const market = contracts.creditMarket.address;
    const token = { address: payToken, abi: erc20Abi };
    const [balance, allowance] = await Promise.all([
      read<bigint>({ ...token, functionName: "balanceOf", args: [account] }),
      read<bigint>({ ...token, functionName: "allowance", args: [account, market] }),
    ]);
    if (balance < maxTotal) {
      const args = { sender: account as Address, balance, needed: maxTotal };
      throw new TransactionFailure({ kind: "contract", name: "ERC20InsufficientBalance", args });
    }
    if (allowance >= maxTotal) return null;
    return { ...token, functionName: "approve", args: [market, maxTotal] };
  },
  async verify({ payToken, maxTotal }, receipt, { account, read }) {
    const args = [account, contracts.creditMarket.address];
    const allowance = await read<bigint>({ address: payToken, abi: erc20Abi, functionName: "allowance", args });
    if (allowance < maxTotal) throw new TransactionFailure({ kind: "outcomeMissing", hash: receipt.transactionHash });
    return { allowance };
  },
};

/** The approval on its own. */
export const approvePayToken: TransactionAction<ApprovePayTokenRequest> = {
  name: "approvePayToken",
  parse: (request) => schema.parse(request),
  steps: [approvePayTokenStep],
};
