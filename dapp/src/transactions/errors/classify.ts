import {
  type Abi,
  BaseError,
  ContractFunctionRevertedError,
  decodeErrorResult,
  type Hex,
  HttpRequestError,
  isHex,
  TimeoutError,
  WebSocketRequestError,
} from "viem";
import { contractErrorsAbi } from "./contractErrors.ts";
import { TransactionFailure, type TxError } from "./txError.ts";

const PANIC = "Panic";
const REASON = "Error";

interface CodedError {
  code?: unknown;
  data?: unknown;
  message?: unknown;
  cause?: unknown;
  name?: unknown;
}

/** Every error in the chain of causes, outermost first. Wallets and nodes nest them in different ways. */
function causes(error: unknown): CodedError[] {
  const found: CodedError[] = [];
  let current: unknown = error;
  while (typeof current === "object" && current !== null && found.length < 20 && !found.includes(current)) {
    found.push(current);
    current = (current as CodedError).cause;
  }
  return found;
}

/** Revert data, wherever a node or wallet hid it: `data`, `data.data`, `data.originalError.data`, `error.data`. */
function revertDataIn(value: unknown, depth = 0): Hex | undefined {
  if (isHex(value) && value.length >= 10 && (value.length - 2) % 2 === 0) return value;
  if (typeof value !== "object" || value === null || depth > 4) return undefined;
  for (const key of ["data", "originalError", "error", "cause"]) {
    const data = revertDataIn((value as Record<string, unknown>)[key], depth + 1);
    if (data) return data;
  }
  return undefined;
}

/** Names the arguments of a decoded error. */
function namedArgs(abi: Abi, name: string, args: readonly unknown[]): Record<string, unknown> {
  const item = abi.find(
    (entry) => entry.type === "error" && entry.name === name && entry.inputs.length === args.length,
  );
  const inputs = item?.type === "error" ? item.inputs : [];
  return Object.fromEntries(args.map((arg, index) => [inputs[index]?.name || String(index), arg]));
}

/** Decodes revert data against every error that a contract of the protocol, or one that it calls, can raise. */
export function decodeRevert(data: Hex | undefined): TxError {
  if (!data || data === "0x") return { kind: "revert" };
  try {
    const { errorName, args } = decodeErrorResult({ abi: contractErrorsAbi, data });
    const values = (args ?? []) as readonly unknown[];
    if (errorName === REASON) return { kind: "reason", reason: String(values[0]) };
    if (errorName === PANIC) return { kind: "panic", code: Number(values[0]) };
    return { kind: "contract", name: errorName, args: namedArgs(contractErrorsAbi, errorName, values) };
  } catch {
    return { kind: "revert", data };
  }
}

const RPC_ERRORS = [HttpRequestError, TimeoutError, WebSocketRequestError] as const;
const RPC_DOWN_TEXT = /failed to fetch|fetch failed|network ?error|econnrefused|socket hang up|request timed out/i;
const GAS_TEXT = /insufficient funds|gas required exceeds allowance|out of gas funds/i;

function byCode(found: CodedError[]): TxError | undefined {
  const codes = new Set(found.map(({ code }) => code));
  const names = new Set(found.map(({ name }) => name));
  if (codes.has(4001) || codes.has("ACTION_REJECTED") || names.has("UserRejectedRequestError")) {
    return { kind: "rejected" };
  }
  if (codes.has(-32002)) return { kind: "walletBusy" };
  if (codes.has(4100) || codes.has(4900) || names.has("ConnectorNotConnectedError")) return { kind: "walletLocked" };
  if (codes.has(4200) || codes.has(-32601)) return { kind: "walletCannot" };
  return undefined;
}

/** Reduces whatever a wallet, a node or viem threw to a {@link TxError}. */
export function classifyError(error: unknown): TxError {
  if (error instanceof TransactionFailure) return error.error;
  const found = causes(error);
  const coded = byCode(found);
  if (coded) return coded;

  const text = found.map(({ message }) => String(message ?? "")).join("\n");
  for (const cause of found) {
    if (cause instanceof ContractFunctionRevertedError && cause.raw && cause.raw !== "0x") {
      return decodeRevert(cause.raw);
    }
  }
  for (const cause of found) {
    const data = revertDataIn(cause.data);
    if (data) return decodeRevert(data);
  }
  if (GAS_TEXT.test(text)) return { kind: "insufficientGas" };
  if (found.some((cause) => RPC_ERRORS.some((type) => cause instanceof type)) || RPC_DOWN_TEXT.test(text)) {
    return { kind: "rpcDown" };
  }
  if (found.some((cause) => cause instanceof ContractFunctionRevertedError) || /execution reverted/i.test(text)) {
    return { kind: "revert" };
  }
  const first = found[0];
  return {
    kind: "unknown",
    message: first instanceof BaseError ? first.shortMessage : String(first?.message ?? error),
  };
}
