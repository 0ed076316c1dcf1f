import type { Address, Hex } from "viem";

/** One call of a proposal, as the Timelock makes it. */
export interface ProposalCall {
  target: Address;
  /** Of the chain's own coin {wei}. */
  value: bigint;
  calldata: Hex;
}
