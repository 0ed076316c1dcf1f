import { type Address, erc20Abi } from "viem";
import { TransactionFailure } from "../errors/txError.ts";
import type { StepName, TransactionStep } from "../runner/types.ts";

/** Who may take how much of a token. */
export interface Approval {
  token: Address;
  spender: Address;
  amount: bigint;
}

/** A step that approves an exact amount and no more; nothing to sign when that much may be taken already. */
export function approvalStep<Request>(
  name: StepName,
  approvalOf: (request: Request) => Approval,
): TransactionStep<Request> {
  return {
    name,
    async commit(request, { account, read }) {
      const { token: address, spender, amount } = approvalOf(request);
      const token = { address, abi: erc20Abi };
      const [balance, allowance] = await Promise.all([
        read<bigint>({ ...token, functionName: "balanceOf", args: [account] }),
        read<bigint>({ ...token, functionName: "allowance", args: [account, spender] }),
      ]);
      if (balance < amount) {
        const args = { sender: account, balance, needed: amount };
        throw new TransactionFailure({ kind: "contract", name: "ERC20InsufficientBalance", args });
      }
      if (allowance >= amount) return null;
      return { ...token, functionName: "approve", args: [spender, amount] };
    },
    async verify(request, receipt, { account, read }) {
      const { token, spender, amount } = approvalOf(request);
      const args = [account, spender];
      const allowance = await read<bigint>({ address: token, abi: erc20Abi, functionName: "allowance", args });
      if (allowance < amount) throw new TransactionFailure({ kind: "outcomeMissing", hash: receipt.transactionHash });
      return { allowance };
    },
  };
}
