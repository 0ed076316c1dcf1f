import type { Soundness, Supply, Vintage } from "./model.ts";

interface Sounded extends Pick<Vintage, "shortfall"> {
  supply: Pick<Supply, "circulating">;
}

/** How much of what circulates of a vintage has sound serial numbers {unit}: what exits can still take. */
export function soundPartOf({ shortfall, supply }: Sounded): bigint {
  return shortfall < supply.circulating ? supply.circulating - shortfall : 0n;
}

/** Whether what circulates of a vintage has sound serial numbers. */
export function soundnessOf(vintage: Sounded): Soundness {
  if (vintage.shortfall === 0n) return "sound";
  return soundPartOf(vintage) > 0n ? "short" : "recalled";
}
