import * as z from "zod/mini";
import { contracts } from "../../chain/contracts.ts";
import { TransactionFailure } from "../errors/txError.ts";
import type { StepContext, TransactionAction, TransactionStep } from "../runner/types.ts";

const isApproved = ({ account, read }: StepContext) =>
  read<boolean>({
    ...contracts.carbonCredit,
    functionName: "isApprovedForAll",
    args: [account, contracts.creditMarket.address],
  });

/** Lets the market move the account's credits, which listing needs; nothing to sign when it may already. */
export const approveMarketStep: TransactionStep<object> = {
  name: "approveMarket",
  async commit(_request, context) {
    if (await isApproved(context)) return null;
    return {
      ...contracts.carbonCredit,
      functionName: "setApprovalForAll",
      args: [contracts.creditMarket.address, true],
    };
  },
  async verify(_request, receipt, context) {
    if (await isApproved(context)) return {};
    throw new TransactionFailure({ kind: "outcomeMissing", hash: receipt.transactionHash });
  },
};

/** The approval on its own. */
export const approveMarket: TransactionAction<object> = {
  name: "approveMarket",
  parse: (request) => z.object({}).parse(request),
  steps: [approveMarketStep],
};
