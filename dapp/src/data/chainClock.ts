import { env, LOCAL_CHAIN_ID } from "../chain/env.ts";
import { publicClient } from "../chain/wagmi.ts";

/**
 * What has to be added to {@link elapsed} to get the chain's time {s}: the most that a block has shown, because a block is never
 * from the future. Undefined before a block was seen.
 */
let start: number | undefined;

/** Seconds on a clock that nobody sets, from an origin of its own {s}. */
function elapsed(): number {
  return performance.now() / 1_000;
}

/** Notes a block's time {s}. */
export function observeBlockTime(timestamp: bigint): void {
  start = Math.max(start ?? -Infinity, Number(timestamp) - elapsed());
}

/** Reads the chain's newest block, and sets the page's clock by it. */
export async function readHead(): Promise<{ number: bigint; timestamp: bigint }> {
  const { number, timestamp } = await publicClient.getBlock({ blockTag: "latest" });
  observeBlockTime(timestamp);
  return { number, timestamp };
}

/**
 * The chain's time as far as it is known {s}: a block's, and what has passed since. This computer's clock may be wrong, so it is
 * asked only while no block was seen, and on the local chain: that makes a block only when it is needed, and sets it by this clock.
 */
export function chainNow(): bigint {
  const wall = Date.now() / 1_000;
  if (start === undefined) return BigInt(Math.floor(wall));
  const seen = start + elapsed();
  return BigInt(Math.floor(env.chainId === LOCAL_CHAIN_ID ? Math.max(seen, wall) : seen));
}
