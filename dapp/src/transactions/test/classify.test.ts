import {
  BaseError,
  ContractFunctionRevertedError,
  encodeErrorResult,
  HttpRequestError,
  parseAbi,
  RpcRequestError,
  UserRejectedRequestError,
} from "viem";
import { describe, expect, it } from "vitest";
import { errorsAbi } from "../../generated/errors.ts";
import { classifyError, decodeRevert } from "../errors/classify.ts";

const exceeds = encodeErrorResult({
  abi: errorsAbi,
  errorName: "AmountExceedsRemaining",
  args: [3n, 5n, 2n],
});
const decoded = { kind: "contract", name: "AmountExceedsRemaining", args: { listing: 3n, amount: 5n, remaining: 2n } };

describe("what wallets and nodes throw", () => {
  it("is decoded from viem's own error, whichever contract was called", () => {
    const reverted = new ContractFunctionRevertedError({ abi: [], data: exceeds, functionName: "buy" });
    expect(classifyError(new BaseError("outer", { cause: reverted }))).toEqual(decoded);
  });

  it("is decoded from the places where wallets hide revert data", () => {
    const shapes = [
      { message: "x", data: exceeds },
      { message: "x", data: { data: exceeds } },
      { message: "x", data: { originalError: { data: exceeds } } },
      { message: "x", cause: { message: "y", data: { code: 3, data: exceeds } } },
    ];
    for (const shape of shapes) expect(classifyError(shape)).toEqual(decoded);
  });

  it("is told apart: declined, busy, locked, unable", () => {
    expect(classifyError(new UserRejectedRequestError(new Error("no")))).toEqual({ kind: "rejected" });
    expect(classifyError({ cause: { cause: { code: 4001 } } })).toEqual({ kind: "rejected" });
    expect(classifyError({ code: -32002 })).toEqual({ kind: "walletBusy" });
    expect(classifyError({ code: 4100 })).toEqual({ kind: "walletLocked" });
    expect(classifyError({ code: 4200 })).toEqual({ kind: "walletCannot" });
  });

  it("is told apart: no gas, no node", () => {
    const rpc = new RpcRequestError({
      body: {},
      url: "http://node",
      error: { code: -32003, message: "Insufficient funds for gas * price + value" },
    });
    expect(classifyError(rpc)).toEqual({ kind: "insufficientGas" });
    expect(classifyError(new HttpRequestError({ url: "http://node" }))).toEqual({ kind: "rpcDown" });
    expect(classifyError(new TypeError("Failed to fetch"))).toEqual({ kind: "rpcDown" });
  });

  it("keeps reasons, panics and unknown data", () => {
    const reasons = parseAbi(["error Error(string)", "error Panic(uint256)"]);
    const reason = encodeErrorResult({ abi: reasons, errorName: "Error", args: ["no"] });
    expect(decodeRevert(reason)).toEqual({ kind: "reason", reason: "no" });
    const panic = encodeErrorResult({ abi: reasons, errorName: "Panic", args: [0x11n] });
    expect(decodeRevert(panic)).toEqual({ kind: "panic", code: 0x11 });
    expect(decodeRevert("0xdeadbeef")).toEqual({ kind: "revert", data: "0xdeadbeef" });
    expect(decodeRevert("0x")).toEqual({ kind: "revert" });
  });

  it("is never lost", () => {
    expect(classifyError(new Error("odd"))).toEqual({ kind: "unknown", message: "odd" });
    expect(classifyError("odd")).toEqual({ kind: "unknown", message: "odd" });
    const looping: { cause?: unknown } = {};
    looping.cause = looping;
    expect(classifyError(looping).kind).toBe("unknown");
  });
});
