/** How the seed does each thing once: it looks for the event that tells of it before it sends anything. */
import type { TransactionReceipt } from "viem";
import { CommandError } from "../../chain/fail.ts";
import type { Protocol } from "../../chain/protocol.ts";

/** Which event tells that something happened. */
export interface Trace<Args> {
  readonly contract: string;
  readonly event: string;
  readonly indexed?: Readonly<Record<string, unknown>>;
  /** which of those events it is; none: any of them */
  readonly where?: (args: Args) => boolean;
}

/** Acts unless the chain tells of it already. Answers with what the first such event says, and whether it is new. */
export async function once<Args>(
  protocol: Protocol,
  { contract, event, indexed, where = () => true }: Trace<Args>,
  act: () => Promise<TransactionReceipt>,
): Promise<{ readonly args: Args; readonly done: boolean }> {
  const known = await protocol.events<Args>(contract, event, indexed === undefined ? {} : { indexed });
  const before = known.find(({ args }) => where(args));
  if (before !== undefined) return { args: before.args, done: false };
  const after = protocol.eventsIn<Args>(await act(), contract, event).find(({ args }) => where(args));
  if (after === undefined) throw new CommandError(`the seed's transaction left no ${event} behind`);
  return { args: after.args, done: true };
}
