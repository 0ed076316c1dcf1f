import { useMemo, useSyncExternalStore } from "react";
import { type Address, isAddressEqual } from "viem";
import { env } from "../../../chain/env.ts";
import { trading } from "../../../chain/trading.ts";
import type { SignedOrder } from "../../../data/book/index.ts";
import { largest } from "../../../format/index.ts";
import { readMarketOrder, writeMarketOrder } from "./texts.ts";

const KEY = `carbontrace.orders.${env.chainId}.${trading.creditMarket.address.toLowerCase()}`;

/** So many signed orders are kept in this browser, the newest. */
export const MOST_KEPT = 200;

const listeners = new Set<() => void>();
/** What is kept where the browser keeps nothing. */
let memory = "[]";

function kept(): string {
  try {
    return window.localStorage.getItem(KEY) ?? memory;
  } catch {
    return memory;
  }
}

function textsIn(json: string): string[] {
  try {
    const texts: unknown = JSON.parse(json);
    return Array.isArray(texts) ? texts.filter((text) => typeof text === "string") : [];
  } catch {
    return [];
  }
}

function write(texts: readonly string[]): void {
  memory = JSON.stringify(texts.slice(-MOST_KEPT));
  try {
    window.localStorage.setItem(KEY, memory);
  } catch {
    // The browser keeps nothing: the orders are known until the page is left.
  }
  for (const listener of listeners) listener();
}

function ordersIn(json: string): SignedOrder[] {
  return textsIn(json).flatMap((text) => {
    const read = readMarketOrder(text);
    return read.ok ? [read.value] : [];
  });
}

/** The orders that this browser knows: those signed here, and those that were put by. What is unreadable is left out. */
export function keptOrders(): SignedOrder[] {
  return ordersIn(kept());
}

/** Keeps an order in this browser; once only. */
export function keepOrder(signed: SignedOrder): void {
  const text = writeMarketOrder(signed);
  write([...textsIn(kept()).filter((other) => other !== text), text]);
}

/** Forgets an order. It stays good: whoever has it can still fill it. */
export function forgetOrder(signed: SignedOrder): void {
  const text = writeMarketOrder(signed);
  write(textsIn(kept()).filter((other) => other !== text));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

/** The orders that this browser knows, kept current. */
export function useKeptOrders(): readonly SignedOrder[] {
  const json = useSyncExternalStore(subscribe, kept);
  return useMemo(() => ordersIn(json), [json]);
}

/** So many nonces share a word of the market's storage. */
const WORD = 128n;

function randomWord(): bigint {
  return crypto.getRandomValues(new BigUint64Array(3)).reduce((sum, part) => (sum << 64n) | part, 0n);
}

/**
 * A number that no order of the maker has in this browser: the next one of the last word, so that the orders of a maker lie together
 * in the market's storage and cost less to fill; in a new word at random when that is full, or when there is none.
 */
export function nextNonce(maker: Address, orders: readonly SignedOrder[] = keptOrders()): bigint {
  const own = orders.filter(({ order }) => isAddressEqual(order.maker, maker)).map(({ order }) => order.nonce);
  const last = own.at(-1);
  if (last !== undefined) {
    const word = last / WORD;
    const highest = largest(last, ...own.filter((nonce) => nonce / WORD === word));
    if ((highest + 1n) / WORD === word) return highest + 1n;
  }
  return randomWord() * WORD;
}
