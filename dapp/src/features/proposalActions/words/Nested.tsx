import type { Address, Hex } from "viem";
import { CallWords } from "./CallWords.tsx";
import type { Place } from "./sentence.ts";

interface NestedProps {
  target: Address | undefined;
  calldata: Hex;
  /** Where the outer call lies. */
  place: Place;
  /** Who makes the inner call, where it is another than makes the outer one. */
  caller?: Address;
  /** What the inner call sends along of the chain's own coin {wei}. */
  value?: bigint;
}

/** A call inside a call, in words of its own. */
export function Nested({ target, calldata, place, caller = place.caller, value = 0n }: NestedProps) {
  if (!target) return null;
  return (
    <div className="mt-2 border-l-2 border-line-strong pl-3">
      <CallWords call={{ target, value, calldata }} caller={caller} depth={place.depth + 1} />
    </div>
  );
}
