import { type Abi, type Address, parseEventLogs, type TransactionReceipt } from "viem";
import type * as z from "zod/mini";
import { TransactionFailure } from "../errors/txError.ts";
import type { ActionName, StepContext, TransactionAction } from "../runner/types.ts";

/** One of the protocol's contracts. */
export interface Contract {
  address: Address;
  abi: Abi | readonly unknown[];
}

/** An event that a receipt must show. */
export interface Announced {
  contract: Contract;
  eventName: string;
  /** Arguments that it must have; the others may be anything. */
  args: Readonly<Record<string, unknown>>;
}

const plain = (value: unknown) => String(value).toLowerCase();

/** The arguments of every event in a receipt that says what was asked for; at least one, or the outcome is missing. */
export function eventsOf(receipt: TransactionReceipt, { contract, eventName, args }: Announced) {
  const logs = parseEventLogs({ abi: contract.abi as Abi, eventName, logs: receipt.logs }) as unknown as {
    address: Address;
    args: Record<string, unknown>;
  }[];
  const found = logs
    .filter(({ address }) => plain(address) === plain(contract.address))
    .map((log) => log.args)
    .filter((told) => Object.entries(args).every(([name, value]) => plain(told[name]) === plain(value)));
  const [first, ...more] = found;
  if (!first) throw new TransactionFailure({ kind: "outcomeMissing", hash: receipt.transactionHash });
  return [first, ...more] as const;
}

/** What an action of one call asks, and what the chain must say of it. */
interface OneCall<Request, Outcome> {
  contract: Contract;
  functionName: string;
  args: (request: Request, context: StepContext) => readonly unknown[] | Promise<readonly unknown[]>;
  eventName: string;
  /** Where the event comes from, if not from the contract that is called. */
  from?: Contract;
  /** What the event must say. */
  says: (request: Request, account: Address) => Readonly<Record<string, unknown>>;
  outcome: (told: Record<string, unknown>, all: readonly Record<string, unknown>[]) => Outcome;
}

/** An action that is a single call of a single contract, proven by its event. */
export function oneCall<Schema extends z.ZodMiniType, Outcome>(
  name: ActionName,
  schema: Schema,
  { contract, functionName, args, eventName, from = contract, says, outcome }: OneCall<z.infer<Schema>, Outcome>,
): TransactionAction<z.infer<Schema>, Outcome> {
  return {
    name,
    parse: (request) => schema.parse(request),
    steps: [
      {
        name,
        async commit(request, context) {
          const { address, abi } = contract;
          return { address, abi: abi as Abi, functionName, args: await args(request, context) };
        },
        async verify(request, receipt, { account }) {
          const all = eventsOf(receipt, { contract: from, eventName, args: says(request, account) });
          return outcome(all[0], all);
        },
      },
    ],
  };
}
