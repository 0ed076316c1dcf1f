import type { Address } from "viem";

/** Which tokens have a pair with one another. */
export type PairCheck = (a: Address, b: Address) => boolean;

const same = (a: Address, b: Address) => a.toLowerCase() === b.toLowerCase();

/** The most tokens between the first and the last: each step costs a fee of Uniswap's. */
const MOST_BETWEEN = 2;

/** The ways from one token to another over pairs that exist, the shortest first: at most two tokens between them. */
export function pathsBetween(from: Address, to: Address, hubs: readonly Address[], hasPair: PairCheck): Address[][] {
  if (same(from, to)) return [[from]];
  const between = hubs.filter((hub) => !same(hub, from) && !same(hub, to));
  const found: Address[][] = [];
  const walk = (path: Address[]) => {
    const last = path.at(-1) ?? from;
    if (hasPair(last, to)) found.push([...path, to]);
    if (path.length > MOST_BETWEEN) return;
    for (const hub of between) {
      if (!path.some((token) => same(token, hub)) && hasPair(last, hub)) walk([...path, hub]);
    }
  };
  walk([from]);
  return found.sort((a, b) => a.length - b.length);
}
