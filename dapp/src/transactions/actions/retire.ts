import * as z from "zod/mini";
import { contracts } from "../../chain/contracts.ts";
import type { TransactionAction } from "../runner/types.ts";
import { amount, vintage } from "./requests.ts";
import { type RetirementOutcome, retirementIn } from "./retirement.ts";

const schema = z.object({ vintage, amount });

/** Retires credits and leaves a record, without a certificate. */
export type RetireRequest = z.infer<typeof schema>;

/** Retires; a certificate can be minted from the record later. */
export const retire: TransactionAction<RetireRequest, RetirementOutcome> = {
  name: "retire",
  parse: (request) => schema.parse(request),
  steps: [
    {
      name: "retire",
      async commit(request) {
        return { ...contracts.carbonCredit, functionName: "retire", args: [request.vintage, request.amount] };
      },
      verify: async (request, receipt, { account }) => retirementIn(receipt, account, request.vintage),
    },
  ],
};
