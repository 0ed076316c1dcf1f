import { useSyncExternalStore } from "react";

/** 100 % in basis points. */
const WHOLE = 10_000n;

/** What people mostly choose {1e4 = 100 %}. */
export const SLIPPAGES = [10, 50, 100] as const;

/** What is allowed without being asked {1e4 = 100 %}. */
export const DEFAULT_SLIPPAGE = 50;

/** The most that can be set {1e4 = 100 %}: beyond it an exchange could take what it likes. */
export const MAX_SLIPPAGE = 2_000;

/** From here on it is said that others could profit from it {1e4 = 100 %}. */
export const HIGH_SLIPPAGE = 300;

/** The least of an amount that is accepted, rounded up: never a unit less than was agreed to. @param slippage {1e4 = 100 %} */
export function leastOf(amount: bigint, slippage: number): bigint {
  return (amount * (WHOLE - BigInt(slippage)) + WHOLE - 1n) / WHOLE;
}

/** The most of an amount that is accepted, rounded down. @param slippage {1e4 = 100 %} */
export function mostOf(amount: bigint, slippage: number): bigint {
  return (amount * (WHOLE + BigInt(slippage))) / WHOLE;
}

/** Whether a number can be the setting. */
export function isSlippage(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= MAX_SLIPPAGE;
}

const KEY = "carbontrace.slippage";
const listeners = new Set<() => void>();
let chosen: number | undefined;

function kept(): number {
  try {
    const text = window.localStorage.getItem(KEY);
    return text !== null && isSlippage(Number(text)) ? Number(text) : DEFAULT_SLIPPAGE;
  } catch {
    return DEFAULT_SLIPPAGE;
  }
}

/** What was set {1e4 = 100 %}. */
export function currentSlippage(): number {
  chosen ??= kept();
  return chosen;
}

/** Sets it for every page, and for the next visit where the browser keeps things. */
export function setSlippage(value: number): void {
  if (!isSlippage(value)) return;
  chosen = value;
  try {
    window.localStorage.setItem(KEY, String(value));
  } catch {
    // Kept for this visit only.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** By how much a price may move against one until it is refused {1e4 = 100 %}: one setting for all pages. */
export function useSlippage(): number {
  return useSyncExternalStore(subscribe, currentSlippage);
}
