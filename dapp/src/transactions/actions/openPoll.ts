import { isAddressEqual, parseEventLogs } from "viem";
import * as z from "zod/mini";
import { contracts } from "../../chain/contracts.ts";
import { TransactionFailure } from "../errors/txError.ts";
import type { TransactionAction } from "../runner/types.ts";

const DAY = 86_400;

const schema = z.object({
  questionCid: z.string().check(z.minLength(1), z.maxLength(128)),
  options: z.int().check(z.gte(2), z.lte(10)),
  period: z.int().check(z.gte(DAY), z.lte(30 * DAY)),
});

/** Opens a poll about a stored question. `options`: how many it has; `period`: how long it is open {s}. */
export type OpenPollRequest = z.infer<typeof schema>;

/** The poll that was opened. */
export interface OpenPollOutcome {
  poll: bigint;
  /** Last second of voting {s}. */
  end: bigint;
}

/** Opens a signal poll. */
export const openPoll: TransactionAction<OpenPollRequest, OpenPollOutcome> = {
  name: "openPoll",
  parse: (request) => schema.parse(request),
  steps: [
    {
      name: "openPoll",
      async commit({ questionCid, options, period }) {
        const args = [questionCid, BigInt(options), BigInt(period)];
        return { ...contracts.signalPolls, functionName: "open", args };
      },
      async verify({ questionCid }, receipt, { account }) {
        const { abi, address } = contracts.signalPolls;
        const log = parseEventLogs({ abi, eventName: "PollOpened", logs: receipt.logs }).find(
          (entry) =>
            isAddressEqual(entry.address, address) &&
            isAddressEqual(entry.args.opener, account) &&
            entry.args.questionCid === questionCid,
        );
        if (!log) throw new TransactionFailure({ kind: "outcomeMissing", hash: receipt.transactionHash });
        return { poll: log.args.poll, end: log.args.end };
      },
    },
  ],
};
