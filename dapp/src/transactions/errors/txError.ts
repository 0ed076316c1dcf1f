import type { Hex } from "viem";

/** Everything that can go wrong with a transaction, reduced to plain values that can be shown, stored and compared. */
export type TxError =
  | { kind: "rejected" }
  | { kind: "walletBusy" }
  | { kind: "walletLocked" }
  | { kind: "walletCannot" }
  | { kind: "wrongNetwork"; actual: number; expected: number }
  | { kind: "insufficientGas"; cost?: bigint; balance?: bigint }
  | { kind: "rpcDown" }
  | { kind: "replaced"; hash?: Hex }
  | { kind: "cancelled"; hash?: Hex }
  | { kind: "contract"; name: string; args: Readonly<Record<string, unknown>> }
  | { kind: "reason"; reason: string }
  | { kind: "panic"; code: number }
  | { kind: "revert"; data?: Hex }
  | { kind: "invalidRequest"; issues: readonly string[] }
  | { kind: "outcomeMissing"; hash: Hex }
  | { kind: "unknown"; message: string };

/** Carries a {@link TxError} through code that throws. */
export class TransactionFailure extends Error {
  override readonly name = "TransactionFailure";
  readonly error: TxError;

  constructor(error: TxError) {
    super(error.kind);
    this.error = error;
  }
}
