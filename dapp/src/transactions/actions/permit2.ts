import { type Address, erc20Abi, type Hex, isAddressEqual, zeroAddress } from "viem";
import { addressOf } from "../../chain/contracts.ts";
import { deadlineOf } from "../deadline.ts";
import { classifyError } from "../errors/classify.ts";
import type { TxError } from "../errors/txError.ts";
import type { StepContext } from "../runner/types.ts";
import type { Approval } from "./approval.ts";

/** A payment that was signed for Permit2. */
export interface Permit2Payment {
  nonce: bigint;
  deadline: bigint;
  signature: Hex;
}

const TYPES = {
  PermitTransferFrom: [
    { name: "permitted", type: "TokenPermissions" },
    { name: "spender", type: "address" },
    { name: "nonce", type: "uint256" },
    { name: "deadline", type: "uint256" },
  ],
  TokenPermissions: [
    { name: "token", type: "address" },
    { name: "amount", type: "uint256" },
  ],
} as const;

/** Answers of a wallet after which nothing else is tried. */
const FINAL: readonly TxError["kind"][] = ["rejected", "walletBusy", "walletLocked", "wrongNetwork", "rpcDown"];

/** Permit2's nonces are bits in any order: a random one waits for no other and was never used. */
function newNonce(): bigint {
  return crypto.getRandomValues(new BigUint64Array(4)).reduce((sum, part) => (sum << 64n) | part, 0n);
}

/** Whether an account lets Permit2 move so much of a token. */
async function mayMove(permit2: Address, { token, amount }: Approval, { account, read }: StepContext) {
  const args = [account, permit2];
  return (await read<bigint>({ address: token, abi: erc20Abi, functionName: "allowance", args })) >= amount;
}

/**
 * Has a payment of at most an amount signed for Permit2, where the account lets it move that much already. Undefined where it does
 * not, or where the wallet cannot; what the user declined is thrown.
 */
export async function tryPermit2(approval: Approval, context: StepContext): Promise<Permit2Payment | undefined> {
  const permit2 = addressOf("Permit2");
  if (isAddressEqual(permit2, zeroAddress) || !(await mayMove(permit2, approval, context))) return undefined;
  const { token, spender, amount } = approval;
  const nonce = newNonce();
  const deadline = await deadlineOf(context);
  try {
    const signature = await context.signTypedData({
      domain: { name: "Permit2", chainId: context.chainId, verifyingContract: permit2 },
      types: TYPES,
      primaryType: "PermitTransferFrom",
      message: { permitted: { token, amount }, spender, nonce, deadline },
    });
    return { nonce, deadline, signature };
  } catch (error) {
    if (FINAL.includes(classifyError(error).kind)) throw error;
    return undefined;
  }
}
