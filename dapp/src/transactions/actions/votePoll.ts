import { isAddressEqual, parseEventLogs } from "viem";
import * as z from "zod/mini";
import { contracts } from "../../chain/contracts.ts";
import { TransactionFailure } from "../errors/txError.ts";
import type { TransactionAction } from "../runner/types.ts";
import { id } from "./requests.ts";

const schema = z.object({ poll: id, option: z.int().check(z.gte(0), z.lt(10)) });

/** Answers a poll, once. `option` counts from 0. */
export type VotePollRequest = z.infer<typeof schema>;

/** The answer that was counted. */
export interface VotePollOutcome {
  option: number;
  /** {sCRBN} */
  votes: bigint;
}

/** Answers a signal poll with the votes that the account had when it was opened. */
export const votePoll: TransactionAction<VotePollRequest, VotePollOutcome> = {
  name: "votePoll",
  parse: (request) => schema.parse(request),
  steps: [
    {
      name: "votePoll",
      async commit({ poll, option }) {
        return { ...contracts.signalPolls, functionName: "vote", args: [poll, BigInt(option)] };
      },
      async verify({ poll, option }, receipt, { account }) {
        const { abi, address } = contracts.signalPolls;
        const log = parseEventLogs({ abi, eventName: "SignalCast", logs: receipt.logs }).find(
          (entry) =>
            isAddressEqual(entry.address, address) &&
            isAddressEqual(entry.args.voter, account) &&
            entry.args.poll === poll &&
            entry.args.option === BigInt(option),
        );
        if (!log) throw new TransactionFailure({ kind: "outcomeMissing", hash: receipt.transactionHash });
        return { option: Number(log.args.option), votes: log.args.votes };
      },
    },
  ],
};
