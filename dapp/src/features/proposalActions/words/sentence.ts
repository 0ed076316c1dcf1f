import type { ReactNode } from "react";
import type { Address } from "viem";
import type { KnownContract } from "../decode/known.ts";

/** Where a call lies: which contract it asks, who makes it, and inside how many other calls it stands. */
export interface Place {
  contract: KnownContract;
  /** Whose rights it uses, and whose money. */
  caller: Address;
  /** What is sent along of the chain's own coin {wei}. */
  value: bigint;
  depth: number;
}

/** Words for calls, by `Contract.function`; each is given the call's arguments in their order. */
export type Sentences = Readonly<Record<string, (values: readonly unknown[], place: Place) => ReactNode>>;
