import type { Address, Hex } from "viem";
import { CallWords } from "./CallWords.tsx";

interface NestedProps {
  target: Address | undefined;
  calldata: Hex;
  /** How deep the outer call lies. */
  depth: number;
}

/** A call inside a call, in words of its own. */
export function Nested({ target, calldata, depth }: NestedProps) {
  if (!target) return null;
  return (
    <div className="mt-2 border-l-2 border-line-strong pl-3">
      <CallWords call={{ target, value: 0n, calldata }} depth={depth + 1} />
    </div>
  );
}
