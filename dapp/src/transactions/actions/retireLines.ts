import { zeroAddress, zeroHash } from "viem";
import * as z from "zod/mini";
import { contracts } from "../../chain/contracts.ts";
import { provenance } from "../../chain/provenance.ts";
import { claimSchema, toClaim } from "../claim.ts";
import type { TransactionAction } from "../runner/types.ts";
import { eventsOf } from "./oneCall.ts";
import { address, amount, hash, vintage } from "./requests.ts";

/** The most lines of one certificate. */
export const MAX_LINES = 64;

const schema = z.object({
  lines: z.array(z.object({ vintage, amount })).check(z.minLength(1), z.maxLength(MAX_LINES)),
  claim: claimSchema,
  /** Of a private claim, whose names are empty; or null. */
  commitment: z.nullable(hash),
  /** The address of a one-time key, whose holder may claim the certificate; or null. */
  claimKey: z.nullable(address),
});

/** Retires several vintages on one certificate, or one or several privately, or to be claimed later. */
export type RetireLinesRequest = z.infer<typeof schema>;

/** The certificate, and how much it is for {unit}. */
export interface RetireLinesOutcome {
  certificate: bigint;
  amount: bigint;
}

/** Retires through the retirement desk and mints the certificate, in one transaction. */
export const retireLines: TransactionAction<RetireLinesRequest, RetireLinesOutcome> = {
  name: "retireLines",
  parse: (request) => schema.parse(request),
  steps: [
    {
      name: "retireLines",
      async commit({ lines, claim, commitment, claimKey }) {
        const plain = commitment === null && claimKey === null;
        const terms = plain ? [] : [commitment ?? zeroHash, claimKey ?? zeroAddress];
        return {
          ...provenance.retirementDesk,
          functionName: plain ? "retireBatch" : "retireOnTerms",
          args: [lines, toClaim(claim), ...terms],
        };
      },
      async verify({ lines }, receipt, { account }) {
        const sum = lines.reduce((total, line) => total + line.amount, 0n);
        const [issued] = eventsOf(receipt, {
          contract: contracts.retirementCertificate,
          eventName: "CertificateIssued",
          args: { account, amount: sum },
        });
        return { certificate: issued.certificate as bigint, amount: sum };
      },
    },
  ],
};
