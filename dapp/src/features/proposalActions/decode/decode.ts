import {
  type AbiFunction,
  decodeFunctionData,
  encodeFunctionData,
  type Hex,
  isHex,
  size,
  slice,
  toFunctionSelector,
} from "viem";
import type { ProposalCall } from "../model.ts";
import { contractAt, functionOf, type KnownContract, known } from "./known.ts";

/** Why a call cannot be read: its target, its function or its arguments are not known. */
export type UnreadReason = "contract" | "function" | "arguments";

/** A call, read. */
export type ReadCall =
  | { kind: "call"; contract: KnownContract; item: AbiFunction; values: readonly unknown[] }
  /** Nothing but the chain's own coin is sent. */
  | { kind: "coin" }
  | { kind: "unread"; reason: UnreadReason };

const SELECTOR_BYTES = 4;

/**
 * Reads a call's function and arguments. Only what encodes to the very same bytes counts as read: a call with something
 * hidden behind its arguments, or with dirty ones, is not in order, and a reader must be told. Never throws.
 */
export function readCall(call: ProposalCall, among: readonly KnownContract[] = known): ReadCall {
  const { target, calldata } = call;
  if (calldata === "0x" && call.value > 0n) return { kind: "coin" };
  const contract = contractAt(target, among);
  if (!contract) return { kind: "unread", reason: "contract" };
  if (!isHex(calldata) || calldata.length % 2 !== 0 || size(calldata) < SELECTOR_BYTES) {
    return { kind: "unread", reason: "function" };
  }
  const item = functionOf(contract.abi, slice(calldata, 0, SELECTOR_BYTES).toLowerCase() as Hex);
  if (!item) return { kind: "unread", reason: "function" };
  const values = readArguments(item, calldata);
  return values ? { kind: "call", contract, item, values } : { kind: "unread", reason: "arguments" };
}

function readArguments(item: AbiFunction, calldata: Hex): readonly unknown[] | undefined {
  try {
    const abi = [item];
    const data = calldata.toLowerCase() as Hex;
    const { args = [] } = decodeFunctionData({ abi, data }) as { args?: readonly unknown[] };
    const again = encodeFunctionData({ abi, functionName: item.name, args: args as unknown[] });
    return again === data ? args : undefined;
  } catch {
    return undefined;
  }
}

/** Why a call waits seven days. The Governor decides; this only says which of its rules a call falls under. */
export type ProtectedReason = "upgrade" | "governor" | "timelock" | "authority" | "treasury" | "guardian";

const UPGRADE = toFunctionSelector("upgradeToAndCall(address,bytes)");

const REASONS: Readonly<Record<string, ProtectedReason>> = {
  CarbontraceGovernor: "governor",
  Timelock: "timelock",
  AccessManager: "authority",
  TreasurySafe: "treasury",
  SpendingGuard: "treasury",
  TreasuryModule: "treasury",
  Guardian: "guardian",
};

/** The rule that makes a protected call wait; undefined when the page knows none for it. */
export function protectedReason(
  call: ProposalCall,
  among: readonly KnownContract[] = known,
): ProtectedReason | undefined {
  if (call.calldata.toLowerCase().startsWith(UPGRADE)) return "upgrade";
  return REASONS[contractAt(call.target, among)?.name ?? ""];
}
