import {
  type Address,
  BaseError,
  ContractFunctionRevertedError,
  ContractFunctionZeroDataError,
  type Hex,
  hashTypedData,
  recoverTypedDataAddress,
  type TypedDataDefinition,
} from "viem";
import { publicClient } from "../../chain/wagmi.ts";

/** Which of the signer's signatures it is, and until when it can be used {s}. */
export interface Validity {
  nonce: bigint;
  deadline: bigint;
}

const isRefusal = (error: unknown) =>
  error instanceof ContractFunctionRevertedError || error instanceof ContractFunctionZeroDataError;

/** ERC-1271's word for yes. */
const IS_VALID = "0x1626ba7e";
const erc1271 = [
  {
    type: "function",
    name: "isValidSignature",
    stateMutability: "view",
    inputs: [
      { name: "hash", type: "bytes32" },
      { name: "signature", type: "bytes" },
    ],
    outputs: [{ type: "bytes4" }],
  },
] as const;

/**
 * Whether the contract will take a signature for the signer's. It asks as OpenZeppelin's SignatureChecker does: accounts with code
 * are asked themselves (ERC-1271), all others must have signed with their key. Other rules would let pass what the contract refuses.
 */
export async function isSignedBy(signer: Address, data: TypedDataDefinition, signature: Hex): Promise<boolean> {
  const code = await publicClient.getCode({ address: signer });
  if (code === undefined || code === "0x") {
    const recovered = await recoverTypedDataAddress({ ...data, signature } as never).catch(() => null);
    return recovered?.toLowerCase() === signer.toLowerCase();
  }
  const answer = await publicClient
    .readContract({
      address: signer,
      abi: erc1271,
      functionName: "isValidSignature",
      args: [hashTypedData(data), signature],
    })
    .catch((error: unknown) => {
      // A contract without this function, or one that reverts, says no; a node that does not answer says nothing.
      if (error instanceof BaseError && error.walk(isRefusal)) return "0x";
      throw error;
    });
  return answer === IS_VALID;
}
