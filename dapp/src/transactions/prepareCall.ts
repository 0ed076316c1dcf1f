import { type Address, encodeFunctionData, type Hex } from "viem";
import { type Actions, actions } from "./actions/index.ts";
import type { StepContext, TransactionAction } from "./runner/types.ts";

/** The acts of the council, whose calls follow from what was asked alone: who signs them makes no difference. */
export type Preparable = "listProject" | "suspendProject" | "reinstateProject" | "recallAllotment";

/** What an act of this name is asked with. */
export type PreparableRequest = { [Name in Preparable]: Parameters<Actions[Name]["steps"][0]["commit"]>[0] };

/** A call for an account that is not connected here. */
export interface PreparedCall {
  to: Address;
  /** Of the chain's own coin {wei}; none of these calls sends any. */
  value: 0n;
  data: Hex;
}

/** Encodes an act for somebody else to send. Throws when the request is malformed. */
export async function prepareCall<Name extends Preparable>(
  name: Name,
  request: PreparableRequest[Name],
): Promise<PreparedCall> {
  const action = actions[name] as unknown as TransactionAction<unknown>;
  // These acts ask nothing of the chain or of a wallet.
  const call = await action.steps[0].commit(action.parse(request), {} as StepContext);
  if (!call || call.value !== undefined) throw new Error(`${name} is not a plain call`);
  const { address, abi, functionName, args } = call;
  return { to: address, value: 0n, data: encodeFunctionData({ abi, functionName, args } as never) };
}
