import * as z from "zod/mini";
import { contracts } from "../../chain/contracts.ts";
import type { TransactionAction } from "../runner/types.ts";
import { approvalStep } from "./approval.ts";
import { address, amount } from "./requests.ts";

const schema = z.object({ payToken: address, maxTotal: amount });

/** Lets the market take exactly one total. */
export type ApprovePayTokenRequest = z.infer<typeof schema>;

/** Approves the market for the total and no more. */
export const approvePayTokenStep = approvalStep<ApprovePayTokenRequest>(
  "approvePayToken",
  ({ payToken, maxTotal }) => ({ token: payToken, spender: contracts.creditMarket.address, amount: maxTotal }),
);

/** The approval on its own. */
export const approvePayToken: TransactionAction<ApprovePayTokenRequest> = {
  name: "approvePayToken",
  parse: (request) => schema.parse(request),
  steps: [approvePayTokenStep],
};
