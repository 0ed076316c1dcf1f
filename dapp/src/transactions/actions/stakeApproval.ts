import { type Hex, hexToNumber, slice } from "viem";
import { contracts } from "../../chain/contracts.ts";
import { classifyError } from "../errors/classify.ts";
import { TransactionFailure, type TxError } from "../errors/txError.ts";
import type { StepContext, TransactionStep } from "../runner/types.ts";

/** How long a signed permit is good for {s}. */
export const PERMIT_DEADLINE = 20n * 60n;

/** A signed ERC-2612 permit, as `stakeWithPermit` takes it. */
export type Permit = readonly [deadline: bigint, v: number, r: Hex, s: Hex];

interface ApprovalRequest {
  amount: bigint;
  /** Whether to ask for a signed permit first; without it, or when the wallet cannot, an approval is sent. */
  permit?: boolean;
}

const PERMIT_TYPES = {
  Permit: [
    { name: "owner", type: "address" },
    { name: "spender", type: "address" },
    { name: "value", type: "uint256" },
    { name: "nonce", type: "uint256" },
    { name: "deadline", type: "uint256" },
  ],
} as const;

/** Answers of a wallet that are no "I cannot": the user, the network or the wallet's state decides, so nothing else is tried. */
const FINAL: readonly TxError["kind"][] = ["rejected", "walletBusy", "walletLocked", "wrongNetwork", "rpcDown"];

/** Permits by the request that they were signed for. They live as long as the request runs and are never stored. */
const permits = new WeakMap<object, Permit>();

/** The permit that was signed for a request, if one was. */
export function permitFor(request: object): Permit | undefined {
  return permits.get(request);
}

/** Takes a signature of 65 bytes apart; v is 27 or 28, also where a wallet counts it from 0. */
function splitSignature(signature: Hex): [v: number, r: Hex, s: Hex] {
  const last = hexToNumber(slice(signature, 64, 65, { strict: true }));
  return [last < 27 ? last + 27 : last, slice(signature, 0, 32), slice(signature, 32, 64)];
}

async function signPermit({ amount }: ApprovalRequest, context: StepContext): Promise<Permit> {
  const { account, read, head } = context;
  const { crbn, stakedCrbn } = contracts;
  const [[, name, version, chainId, verifyingContract], nonce, { timestamp }] = await Promise.all([
    read<readonly [string, string, string, bigint, Hex]>({
      ...crbn,
      functionName: "eip712Domain",
      args: [],
    }),
    read<bigint>({ ...crbn, functionName: "nonces", args: [account] }),
    head(),
  ]);
  const deadline = timestamp + PERMIT_DEADLINE;
  const signature = await context.signTypedData({
    domain: { name, version, chainId: Number(chainId), verifyingContract },
    types: PERMIT_TYPES,
    primaryType: "Permit",
    message: { owner: account, spender: stakedCrbn.address, value: amount, nonce, deadline },
  });
  const permit: Permit = [deadline, ...splitSignature(signature)];
  // Tried out, because the wallet of a contract signs too, but in a way that the token cannot check.
  await read({ ...crbn, functionName: "permit", args: [account, stakedCrbn.address, amount, ...permit] });
  return permit;
}

/** Has a permit signed. False when the wallet cannot sign one that the token accepts; what the user declined is thrown. */
async function tryPermit(request: ApprovalRequest, context: StepContext): Promise<boolean> {
  try {
    permits.set(request, await signPermit(request, context));
    return true;
  } catch (error) {
    if (FINAL.includes(classifyError(error).kind)) throw error;
    return false;
  }
}

/**
 * Lets the staking contract take exactly the amount: by a signed permit where one is asked for and the wallet can, else by
 * an approval. Nothing to do when it may take that much already.
 */
export const approveCrbnStep: TransactionStep<ApprovalRequest> = {
  name: "approveCrbn",
  async commit(request, context) {
    const { amount } = request;
    const { account, read } = context;
    const spender = contracts.stakedCrbn.address;
    const [balance, allowance] = await Promise.all([
      read<bigint>({ ...contracts.crbn, functionName: "balanceOf", args: [account] }),
      read<bigint>({ ...contracts.crbn, functionName: "allowance", args: [account, spender] }),
    ]);
    if (balance < amount) {
      const args = { sender: account, balance, needed: amount };
      throw new TransactionFailure({ kind: "contract", name: "ERC20InsufficientBalance", args });
    }
    if (allowance >= amount) return null;
    if (request.permit && (await tryPermit(request, context))) return null;
    return { ...contracts.crbn, functionName: "approve", args: [spender, amount] };
  },
  async verify({ amount }, receipt, { account, read }) {
    const args = [account, contracts.stakedCrbn.address];
    const allowance = await read<bigint>({ ...contracts.crbn, functionName: "allowance", args });
    if (allowance < amount) throw new TransactionFailure({ kind: "outcomeMissing", hash: receipt.transactionHash });
    return { allowance };
  },
};
