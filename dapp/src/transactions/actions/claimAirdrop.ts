import { isAddressEqual, parseEventLogs } from "viem";
import * as z from "zod/mini";
import { contracts } from "../../chain/contracts.ts";
import { TransactionFailure } from "../errors/txError.ts";
import type { TransactionAction } from "../runner/types.ts";
import { address, amount, hash, id } from "./requests.ts";

/** No tree has more levels: it would have more leaves than there are addresses. */
const MAX_PROOF = 160;

const schema = z.object({
  round: id,
  account: address,
  amount,
  proof: z.array(hash).check(z.maxLength(MAX_PROOF)),
});

/** Pays what has vested of a recipient's part of a round, with the proof that the round's tree grants it. */
export type ClaimAirdropRequest = z.infer<typeof schema>;

/** What was paid now, and in all {CRBN}. */
export interface ClaimAirdropOutcome {
  amount: bigint;
  claimed: bigint;
}

/** Claims from a round of the airdrop. */
export const claimAirdrop: TransactionAction<ClaimAirdropRequest, ClaimAirdropOutcome> = {
  name: "claimAirdrop",
  parse: (request) => schema.parse(request),
  steps: [
    {
      name: "claimAirdrop",
      async commit({ round, account, amount: granted, proof }) {
        return { ...contracts.merkleAirdrop, functionName: "claim", args: [round, account, granted, proof] };
      },
      async verify({ round, account }, receipt) {
        const { abi, address: airdrop } = contracts.merkleAirdrop;
        const log = parseEventLogs({ abi, eventName: "Claimed", logs: receipt.logs }).find(
          (entry) =>
            isAddressEqual(entry.address, airdrop) &&
            entry.args.round === round &&
            isAddressEqual(entry.args.account, account),
        );
        if (!log) throw new TransactionFailure({ kind: "outcomeMissing", hash: receipt.transactionHash });
        return { amount: log.args.amount, claimed: log.args.claimed };
      },
    },
  ],
};
