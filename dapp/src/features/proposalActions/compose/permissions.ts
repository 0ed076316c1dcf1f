import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { type Address, type Hex, isAddressEqual, slice } from "viem";
import { addressOf } from "../../../chain/contracts.ts";
import { governance } from "../../../chain/governance.ts";
import { publicClient } from "../../../chain/wagmi.ts";
import { marketKey } from "../../../data/index.ts";
import { readCall } from "../decode/decode.ts";
import { type KnownContract, known } from "../decode/known.ts";
import type { ProposalCall } from "../model.ts";
import { keyOf } from "../simulate/simulate.ts";

/** A role that the Timelock lacks for a call. */
export interface MissingRole {
  role: bigint;
  /** Which of the calls needs it, from 0. */
  index: number;
  contract: string;
  functionName: string;
}

const { accessManager } = governance;

/** The roles that earlier calls of the same proposal give to the Timelock, so that later ones may need them. */
export function grantedBefore(
  calls: readonly ProposalCall[],
  index: number,
  timelock: Address,
  among: readonly KnownContract[] = known,
): Set<bigint> {
  const granted = new Set<bigint>();
  for (const call of calls.slice(0, index)) {
    const read = readCall(call, among);
    if (read.kind !== "call" || read.contract.name !== "AccessManager") continue;
    const [role, account] = read.values as [bigint, Address];
    const { name } = read.item;
    if (name !== "grantRole" && name !== "revokeRole") continue;
    if (!isAddressEqual(account, timelock)) continue;
    if (name === "grantRole") granted.add(role);
    else granted.delete(role);
  }
  return granted;
}

/** Whether a contract asks the access manager who may call it. */
function isManaged({ abi }: KnownContract): boolean {
  return abi.some((item) => item.type === "function" && item.name === "setAuthority");
}

/** The roles that the Timelock lacks for these calls, and that no earlier one gives it. */
export async function readMissingRoles(calls: readonly ProposalCall[]): Promise<MissingRole[]> {
  const timelock = addressOf("Timelock");
  const found = await Promise.all(
    calls.map(async (call, index): Promise<MissingRole | undefined> => {
      const read = readCall(call);
      if (read.kind !== "call" || !isManaged(read.contract)) return undefined;
      const selector = slice(call.calldata, 0, 4) as Hex;
      const args = [timelock, call.target, selector] as const;
      const role = await publicClient.readContract({
        ...accessManager,
        functionName: "getTargetFunctionRole",
        args: [call.target, selector],
      });
      // Functions that no role guards answer to the administrator's, which the Timelock has; their contracts do not ask.
      const [may] = await publicClient.readContract({ ...accessManager, functionName: "canCall", args });
      if (may || grantedBefore(calls, index, timelock).has(role)) return undefined;
      return { role, index, contract: read.contract.name, functionName: read.item.name };
    }),
  );
  return found.filter((missing) => missing !== undefined);
}

/** The roles that the Timelock lacks for these calls, kept current. */
export function useMissingRoles(calls: readonly ProposalCall[]): UseQueryResult<MissingRole[]> {
  return useQuery({
    queryKey: [...marketKey, "missingRoles", keyOf(calls)],
    queryFn: () => readMissingRoles(calls),
    enabled: calls.length > 0,
    placeholderData: (previous) => previous,
    refetchInterval: 20_000,
  });
}
