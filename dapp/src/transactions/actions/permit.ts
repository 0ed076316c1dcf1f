import {
  type Address,
  domainSeparator,
  erc20Abi,
  type Hex,
  hexToNumber,
  parseAbi,
  slice,
  type TypedDataDomain,
} from "viem";
import { DEADLINE } from "../deadline.ts";
import { classifyError } from "../errors/classify.ts";
import { TransactionFailure, type TxError } from "../errors/txError.ts";
import type { StepContext, StepName, TransactionStep } from "../runner/types.ts";
import { type Approval, approvalStep } from "./approval.ts";

/** A signed ERC-2612 permit, as contracts take it. */
export type Permit = readonly [deadline: bigint, v: number, r: Hex, s: Hex];

/** A request that says whether to ask for a signed permit first; without one, or when the wallet cannot, an approval is sent. */
export interface MayPermit {
  permit?: boolean;
}

/** What a token with permits answers. Uniswap's shares and older dollars have no `eip712Domain`, so their domain is put together and checked. */
const PERMIT_ABI = [
  ...erc20Abi,
  ...parseAbi([
    "function eip712Domain() view returns (bytes1, string, string, uint256, address, bytes32, uint256[])",
    "function DOMAIN_SEPARATOR() view returns (bytes32)",
    "function version() view returns (string)",
    "function nonces(address) view returns (uint256)",
    "function permit(address owner, address spender, uint256 value, uint256 deadline, uint8 v, bytes32 r, bytes32 s)",
  ]),
];

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
export function splitSignature(signature: Hex): [v: number, r: Hex, s: Hex] {
  const last = hexToNumber(slice(signature, 64, 65, { strict: true }));
  return [last < 27 ? last + 27 : last, slice(signature, 0, 32), slice(signature, 32, 64)];
}

type Eip712Domain = readonly [Hex, string, string, bigint, Address];

/** By what a token's signatures are told from others'. Throws where that cannot be known. */
async function domainOf(token: Address, { read, chainId }: StepContext): Promise<TypedDataDomain> {
  const contract = { address: token, abi: PERMIT_ABI };
  const told = await read<Eip712Domain>({ ...contract, functionName: "eip712Domain", args: [] }).catch((error) => {
    if (FINAL.includes(classifyError(error).kind)) throw error;
    return undefined;
  });
  if (told) {
    const [, name, version, chain, verifyingContract] = told;
    return { name, version, chainId: Number(chain), verifyingContract };
  }
  const [name, version, separator] = await Promise.all([
    read<string>({ ...contract, functionName: "name", args: [] }),
    read<string>({ ...contract, functionName: "version", args: [] }).catch(() => "1"),
    read<Hex>({ ...contract, functionName: "DOMAIN_SEPARATOR", args: [] }),
  ]);
  const domain = { name, version, chainId, verifyingContract: token };
  if (domainSeparator({ domain }) !== separator) throw new TransactionFailure({ kind: "walletCannot" });
  return domain;
}

/** Has a permit signed for exactly an amount, and tries it out. Throws when the wallet or the token cannot. */
export async function signPermit({ token, spender, amount }: Approval, context: StepContext): Promise<Permit> {
  const { account, read, head } = context;
  const contract = { address: token, abi: PERMIT_ABI };
  const [domain, nonce, { timestamp }] = await Promise.all([
    domainOf(token, context),
    read<bigint>({ ...contract, functionName: "nonces", args: [account] }),
    head(),
  ]);
  const deadline = timestamp + DEADLINE;
  const signature = await context.signTypedData({
    domain,
    types: PERMIT_TYPES,
    primaryType: "Permit",
    message: { owner: account, spender, value: amount, nonce, deadline },
  });
  const permit: Permit = [deadline, ...splitSignature(signature)];
  // Tried out, because the wallet of a contract signs too, but in a way that the token cannot check.
  await read({ ...contract, functionName: "permit", args: [account, spender, amount, ...permit] });
  return permit;
}

/** Has a permit signed. False when the wallet cannot sign one that the token accepts; what the user declined is thrown. */
async function tryPermit(request: object, approval: Approval, context: StepContext): Promise<boolean> {
  try {
    permits.set(request, await signPermit(approval, context));
    return true;
  } catch (error) {
    if (FINAL.includes(classifyError(error).kind)) throw error;
    return false;
  }
}

/**
 * A step that lets a contract take an exact amount: by a signed permit where one is asked for and the wallet and the token can, else by
 * an approval. Nothing to do when that much may be taken already. The next step finds the permit with {@link permitFor}.
 */
export function permitOrApprovalStep<Request extends MayPermit>(
  name: StepName,
  approvalOf: (request: Request) => Approval,
): TransactionStep<Request> {
  const approval = approvalStep(name, approvalOf);
  return {
    ...approval,
    async commit(request, context) {
      const call = await approval.commit(request, context);
      if (!call) return null;
      return request.permit && (await tryPermit(request, approvalOf(request), context)) ? null : call;
    },
  };
}
