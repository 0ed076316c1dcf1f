import { isAddressEqual } from "viem";
import { toDecimalString } from "../../../format/index.ts";
import type { TxError } from "../../../transactions/index.ts";
import { type KnownContract, known } from "../decode/known.ts";
import type { ProposalCall } from "../model.ts";

/** The tokens of the address book, and their decimals. */
const TOKENS: Readonly<Record<string, number>> = { CRBN: 18, USDC: 6 };
const OWN_WORDS: Readonly<Record<string, string>> = {
  ERC20InsufficientBalance: "TokenInsufficientBalance",
  ERC20InsufficientAllowance: "TokenInsufficientAllowance",
};
const AMOUNTS = ["balance", "allowance", "needed"];

/**
 * Says a token's error of a simulated call without a "you" and without a currency that it may not be: it is the token that was
 * called where the address book has it, else any token, in smallest units.
 */
export function explainSimulated(error: TxError, call: ProposalCall, among: readonly KnownContract[] = known): TxError {
  const name = error.kind === "contract" ? OWN_WORDS[error.name] : undefined;
  if (error.kind !== "contract" || !name) return error;
  const token = among.find(
    (contract) => contract.name in TOKENS && isAddressEqual(contract.address, call.target),
  )?.name;
  const decimals = token ? (TOKENS[token] ?? 0) : 0;
  const write = ([key, value]: [string, unknown]) =>
    [key, AMOUNTS.includes(key) ? toDecimalString(value as bigint, decimals) : value] as const;
  const args = Object.fromEntries(Object.entries(error.args).map(write));
  return { kind: "contract", name: token ? name : `${name}Units`, args: token ? { ...args, token } : args };
}
