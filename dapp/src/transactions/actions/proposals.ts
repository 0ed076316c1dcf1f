import {
  type Address,
  type ContractEventName,
  type Hex,
  isAddressEqual,
  isHex,
  parseEventLogs,
  type TransactionReceipt,
} from "viem";
import * as z from "zod/mini";
import { contracts } from "../../chain/contracts.ts";
import { TransactionFailure } from "../errors/txError.ts";
import type { ContractCall, TransactionStep } from "../runner/types.ts";
import { address, hash, id } from "./requests.ts";

const bytes = z.custom<Hex>((value) => isHex(value) && value.length % 2 === 0);

/** The calls of a proposal, in their order. */
export const proposalCalls = z.array(z.object({ target: address, value: id, calldata: bytes })).check(z.minLength(1));

/** The calls in the three lists that the Governor takes. */
export function callLists(calls: z.infer<typeof proposalCalls>): [Address[], bigint[], Hex[]] {
  return [calls.map(({ target }) => target), calls.map(({ value }) => value), calls.map(({ calldata }) => calldata)];
}

type GovernorEvent = ContractEventName<typeof contracts.governor.abi>;

/** The Governor's own log of one event about a proposal; fails when there is none. */
export function governorLog<Name extends GovernorEvent>(
  receipt: TransactionReceipt,
  eventName: Name,
  proposal?: bigint,
  by?: Address,
) {
  const { abi, address: governor } = contracts.governor;
  const log = parseEventLogs({ abi, eventName, logs: receipt.logs }).find((entry) => {
    const args = entry.args as { proposalId?: bigint; voter?: Address; proposer?: Address };
    const who = args.voter ?? args.proposer;
    if (proposal !== undefined && args.proposalId !== proposal) return false;
    return isAddressEqual(entry.address, governor) && (!by || (who !== undefined && isAddressEqual(who, by)));
  });
  if (!log) throw new TransactionFailure({ kind: "outcomeMissing", hash: receipt.transactionHash });
  return log;
}

/** What moves a proposal on or ends it: the calls and the description's hash tell the Governor which one it is. */
export const movedProposal = z.object({ proposal: id, calls: proposalCalls, descriptionHash: hash });

/** Which proposal to queue, to execute or to cancel. */
export type MovedProposalRequest = z.infer<typeof movedProposal>;

/** A step that calls one of the Governor's functions for a whole proposal and waits for its event. */
export function moveStep<Request extends MovedProposalRequest>(
  name: "queueProposal" | "executeProposal" | "cancelProposal",
  functionName: "queue" | "execute" | "cancel",
  eventName: "ProposalQueued" | "ProposalExecuted" | "ProposalCanceled",
  sent: (request: Request) => bigint = () => 0n,
): TransactionStep<Request, { proposal: bigint }> {
  return {
    name,
    async commit(request): Promise<ContractCall> {
      const args = [...callLists(request.calls), request.descriptionHash] as const;
      const value = sent(request);
      return { ...contracts.governor, functionName, args, ...(value > 0n && { value }) };
    },
    async verify({ proposal }, receipt) {
      governorLog(receipt, eventName, proposal);
      return { proposal };
    },
  };
}
