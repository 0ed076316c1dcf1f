import { parseEventLogs } from "viem";
import * as z from "zod/mini";
import { contracts } from "../../chain/contracts.ts";
import { TransactionFailure } from "../errors/txError.ts";
import type { TransactionAction, TransactionStep } from "../runner/types.ts";
import { id } from "./requests.ts";

const schema = z.object({ listing: id });

/** Takes a listing back, with what is left of it. */
export type CancelListingRequest = z.infer<typeof schema>;

const cancelListingStep: TransactionStep<CancelListingRequest, { returned: bigint }> = {
  name: "cancelListing",
  async commit({ listing }) {
    return { ...contracts.creditMarket, functionName: "cancelListing", args: [listing] };
  },
  async verify({ listing }, receipt) {
    const { abi } = contracts.creditMarket;
    const log = parseEventLogs({ abi, eventName: "ListingCancelled", logs: receipt.logs }).find(
      (entry) => entry.args.listing === listing,
    );
    if (!log) throw new TransactionFailure({ kind: "outcomeMissing", hash: receipt.transactionHash });
    return { returned: log.args.returned };
  },
};

/** Cancels a listing. */
export const cancelListing: TransactionAction<CancelListingRequest, { returned: bigint }> = {
  name: "cancelListing",
  parse: (request) => schema.parse(request),
  steps: [cancelListingStep],
};
