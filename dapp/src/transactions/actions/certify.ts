import { isAddressEqual, parseEventLogs } from "viem";
import * as z from "zod/mini";
import { contracts } from "../../chain/contracts.ts";
import { claimSchema, toClaim } from "../claim.ts";
import { TransactionFailure } from "../errors/txError.ts";
import type { TransactionAction } from "../runner/types.ts";
import { id } from "./requests.ts";

const schema = z.object({ retirement: id, claim: claimSchema });

/** Mints the certificate of an earlier retirement. */
export type CertifyRequest = z.infer<typeof schema>;

/** Proves the record from the account's own retirement logs and mints its certificate. */
export const certify: TransactionAction<CertifyRequest, { certificate: bigint }> = {
  name: "certify",
  parse: (request) => schema.parse(request),
  steps: [
    {
      name: "certify",
      async commit({ retirement, claim }, { recordProofOf }) {
        const { record, chainBefore, later } = await recordProofOf(retirement);
        const args = [record, chainBefore, later, toClaim(claim)];
        return { ...contracts.retirementCertificate, functionName: "certify", args };
      },
      async verify({ retirement }, receipt) {
        const { abi, address } = contracts.retirementCertificate;
        const log = parseEventLogs({ abi, eventName: "CertificateIssued", logs: receipt.logs }).find(
          (entry) => isAddressEqual(entry.address, address) && entry.args.retirement === retirement,
        );
        if (!log) throw new TransactionFailure({ kind: "outcomeMissing", hash: receipt.transactionHash });
        return { certificate: log.args.certificate };
      },
    },
  ],
};
