import type { Currency } from "../../format/index.ts";
import type { TxError } from "./txError.ts";

/** An amount of a token, with what is needed to write it. */
export interface Money {
  amount: bigint;
  decimals: number;
}

/** The errors that speak of money without saying of which, and their arguments that are amounts of it. */
const MONEY: Readonly<Record<string, readonly string[]>> = {
  ERC20InsufficientBalance: ["balance", "needed"],
  ERC20InsufficientAllowance: ["allowance", "needed"],
  TotalExceedsMaximum: ["total", "maximum"],
  ProceedsBelowMinimum: ["proceeds", "minimum"],
  PriceOutsideBand: ["unitPrice", "low", "high"],
  PaymentExceedsMaximum: ["payment", "maximum"],
};

/** The names under which the standards' own errors are said of any token, and not of USDC. */
const OF_ANY_TOKEN: Readonly<Record<string, string>> = {
  ERC20InsufficientBalance: "TokenInsufficientBalance",
  ERC20InsufficientAllowance: "TokenInsufficientAllowance",
};

/** Says the amounts of an error in the token that the action was about; without one, and for all other errors, it stays as it is. */
export function inToken(error: TxError, currency: Currency | undefined): TxError {
  const amounts = error.kind === "contract" ? MONEY[error.name] : undefined;
  if (error.kind !== "contract" || !amounts || !currency) return error;
  const { decimals, symbol } = currency;
  const write = ([name, value]: [string, unknown]) =>
    [name, amounts.includes(name) && typeof value === "bigint" ? { amount: value, decimals } : value] as const;
  const args = { ...Object.fromEntries(Object.entries(error.args).map(write)), token: symbol };
  return { kind: "contract", name: OF_ANY_TOKEN[error.name] ?? error.name, args };
}
