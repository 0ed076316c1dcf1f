import * as z from "zod/mini";
import { contracts } from "../../chain/contracts.ts";
import { claimSchema, toClaim } from "../claim.ts";
import { TransactionFailure } from "../errors/txError.ts";
import type { TransactionAction } from "../runner/types.ts";
import { amount, vintage } from "./requests.ts";
import { type RetirementOutcome, retirementIn } from "./retirement.ts";

const schema = z.object({ vintage, amount, claim: claimSchema });

/** Retires credits for a claim and mints its certificate. */
export type RetireWithCertificateRequest = z.infer<typeof schema>;

/** Retires and mints the certificate in one transaction. */
export const retireWithCertificate: TransactionAction<RetireWithCertificateRequest, RetirementOutcome> = {
  name: "retireWithCertificate",
  parse: (request) => schema.parse(request),
  steps: [
    {
      name: "retireWithCertificate",
      async commit(request) {
        const args = [request.vintage, request.amount, toClaim(request.claim)];
        return { ...contracts.carbonCredit, functionName: "retireWithCertificate", args };
      },
      async verify(request, receipt, { account }) {
        const outcome = retirementIn(receipt, account, request.vintage);
        if (outcome.certificate !== 0n) return outcome;
        throw new TransactionFailure({ kind: "outcomeMissing", hash: receipt.transactionHash });
      },
    },
  ],
};
