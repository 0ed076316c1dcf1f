import { contracts } from "../../chain/contracts.ts";
import { type MayPermit, permitOrApprovalStep } from "./permit.ts";

interface ApprovalRequest extends MayPermit {
  amount: bigint;
}

/** Lets the staking contract take exactly the amount: by a signed permit where one is asked for, else by an approval. */
export const approveCrbnStep = permitOrApprovalStep<ApprovalRequest>("approveCrbn", ({ amount }) => ({
  token: contracts.crbn.address,
  spender: contracts.stakedCrbn.address,
  amount,
}));
