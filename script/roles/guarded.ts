// What a stranger may not call. No list is trusted: every function of every contract is asked.
import {
  type AbiFunction,
  type AbiParameter,
  type Address,
  BaseError,
  decodeErrorResult,
  encodeFunctionData,
  type Hex,
  toFunctionSelector,
  toFunctionSignature,
  zeroAddress,
} from "viem";
import { errorAbi } from "../chain/abis.ts";
import type { Protocol } from "../chain/protocol.ts";
import type { GuardedFunction } from "./types.ts";

/** The refusals that are about the caller, not about what is asked. */
export const ABOUT_THE_CALLER = {
  role: "AccessManagedUnauthorized",
  admin: "AccessManagerUnauthorizedAccount",
  governor: "GovernorOnlyExecutor",
  timelock: "TimelockUnauthorizedCaller",
  timelockRole: "AccessControlUnauthorizedAccount",
} as const;

/** Errors by which contracts refuse callers that are not their fixed peer. */
const PEER = /^(CallerNot|NotThe|OnlyThe)/;

const STRANGER: Address = "0x00000000000000000000000000000000DeaDBeef";

/** All functions that change something and refuse a stranger for being one. */
export async function guardedFunctions(
  protocol: Protocol,
  contracts: readonly { readonly name: string; readonly abi: string }[],
): Promise<GuardedFunction[]> {
  const found: GuardedFunction[] = [];
  for (const { name, abi } of contracts) {
    const functions = protocol
      .abi(abi)
      .filter((item): item is AbiFunction => item.type === "function")
      .filter(({ stateMutability }) => stateMutability !== "view" && stateMutability !== "pure");
    for (const item of functions) {
      const args = item.inputs.map(emptyValue);
      const refusal = await refusalOf(protocol, name, encodeFunctionData({ abi: [item], args }));
      if (refusal === undefined || !isAboutCaller(refusal.error)) continue;
      const [signature, selector] = [toFunctionSignature(item), toFunctionSelector(item)];
      const proposal = [[protocol.address(name)], [selector]];
      const wait = Number(await protocol.read<bigint>("CarbontraceGovernor", "delayOf", proposal));
      found.push({ contract: name, signature, selector, wait, ...refusal });
    }
  }
  return found;
}

function isAboutCaller(error: string): boolean {
  return Object.values<string>(ABOUT_THE_CALLER).includes(error) || PEER.test(error);
}

async function refusalOf(
  protocol: Protocol,
  contract: string,
  data: Hex,
): Promise<{ error: string; args: readonly unknown[] } | undefined> {
  try {
    await protocol.client.call({ account: STRANGER, to: protocol.address(contract), data });
    return undefined;
  } catch (error) {
    const raw = error instanceof BaseError ? revertData(error) : undefined;
    if (raw === undefined || raw === "0x") return undefined;
    try {
      const decoded = decodeErrorResult({ abi: errorAbi(), data: raw });
      return { error: String(decoded.errorName), args: decoded.args ?? [] };
    } catch {
      return undefined;
    }
  }
}

function revertData(error: BaseError): Hex | undefined {
  const cause = error.walk((inner) => typeof (inner as { data?: unknown }).data === "string");
  return (cause as { data?: Hex } | null)?.data;
}

/** Zero, nothing, nobody: who may call is asked before what is asked. */
function emptyValue(parameter: AbiParameter): unknown {
  const { type } = parameter;
  const list = type.match(/^(.*)\[(\d*)\]$/);
  if (list) {
    const item = { ...parameter, type: list[1] as string };
    return Array.from({ length: Number(list[2] || 0) }, () => emptyValue(item));
  }
  if (type === "tuple") {
    const { components } = parameter as { components: readonly AbiParameter[] };
    return Object.fromEntries(components.map((field) => [field.name, emptyValue(field)]));
  }
  if (type === "address") return zeroAddress;
  if (type === "bool") return false;
  if (type === "string") return "";
  if (type === "bytes") return "0x";
  const bytes = type.match(/^bytes(\d+)$/);
  if (bytes) return `0x${"00".repeat(Number(bytes[1]))}`;
  return 0n;
}
