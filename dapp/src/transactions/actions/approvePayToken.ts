import * as z from "zod/mini";
import { contracts } from "../../chain/contracts.ts";
import { inToken } from "../errors/inToken.ts";
import type { TransactionAction } from "../runner/types.ts";
import { approvalStep } from "./approval.ts";
import { address, amount, currency } from "./requests.ts";

const schema = z.object({ payToken: address, maxTotal: amount, currency: z.optional(currency) });

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
  explain: (error, request) => inToken(error, request.currency),
  steps: [approvePayTokenStep],
};
