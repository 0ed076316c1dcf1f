import { type Address, erc20Abi, isAddressEqual, zeroAddress } from "viem";
import { contracts } from "../../chain/contracts.ts";
import { toDecimalString } from "../../format/index.ts";
import { TransactionFailure } from "../errors/txError.ts";
import type { StepContext, StepName, TransactionStep } from "../runner/types.ts";

/** Who may take how much of a token. */
export interface Approval {
  token: Address;
  spender: Address;
  amount: bigint;
}

/** Decimals of the stablecoins that prices are told in; their error has words of its own. */
const MONEY_DECIMALS = 6;

/** What is said when an account has less of a token than an action takes: in the token's own name and decimals. */
export async function tooLittle(
  { token: address, amount: needed }: Pick<Approval, "token" | "amount">,
  balance: bigint,
  { account, read }: Pick<StepContext, "account" | "read">,
): Promise<TransactionFailure> {
  const args = { sender: account, balance, needed };
  const crbn = contracts.crbn.address;
  if (crbn !== zeroAddress && isAddressEqual(address, crbn)) {
    return new TransactionFailure({ kind: "contract", name: "CRBNInsufficientBalance", args });
  }
  const ask = <T>(functionName: string) =>
    read<T>({ address, abi: erc20Abi, functionName, args: [] }).catch(() => undefined);
  const [token, decimals] = await Promise.all([ask<string>("symbol"), ask<number>("decimals")]);
  if (typeof token !== "string" || typeof decimals !== "number" || decimals === MONEY_DECIMALS) {
    return new TransactionFailure({ kind: "contract", name: "ERC20InsufficientBalance", args });
  }
  const write = (units: bigint) => toDecimalString(units, decimals);
  const written = { token, balance: write(balance), needed: write(needed) };
  return new TransactionFailure({ kind: "contract", name: "TokenInsufficientBalance", args: written });
}

/** A step that approves an exact amount and no more; nothing to sign when that much may be taken already. */
export function approvalStep<Request>(
  name: StepName,
  approvalOf: (request: Request) => Approval,
): TransactionStep<Request> {
  return {
    name,
    async commit(request, context) {
      const { account, read } = context;
      const { token: address, spender, amount } = approvalOf(request);
      const token = { address, abi: erc20Abi };
      const [balance, allowance] = await Promise.all([
        read<bigint>({ ...token, functionName: "balanceOf", args: [account] }),
        read<bigint>({ ...token, functionName: "allowance", args: [account, spender] }),
      ]);
      if (balance < amount) throw await tooLittle({ token: address, amount }, balance, context);
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
