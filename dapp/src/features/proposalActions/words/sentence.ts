import type { ReactNode } from "react";
import type { KnownContract } from "../decode/known.ts";

/** Where a call lies: which contract it asks, and inside how many other calls it stands. */
export interface Place {
  contract: KnownContract;
  depth: number;
}

/** Words for calls, by `Contract.function`; each is given the call's arguments in their order. */
export type Sentences = Readonly<Record<string, (values: readonly unknown[], place: Place) => ReactNode>>;
