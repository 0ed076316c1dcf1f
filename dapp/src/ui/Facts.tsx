import type { ReactNode } from "react";
import { cx } from "./classes.ts";

/** A fact: what, and its value. Falsy facts are left out. */
export type Fact = readonly [label: ReactNode, value: ReactNode] | false | null | undefined;

/** A third column only where the list has room for it, which is less than a wide screen's in half of its width. */
const WIDE = "lg:grid-cols-[repeat(auto-fill,minmax(max(12rem,(100%-4rem)/3),1fr))]";

/** A list of facts, two columns, three where there is room. `rows`: one a row on phones, for long figures and times. */
export function Facts({ facts, rows = false }: { facts: readonly Fact[]; rows?: boolean }) {
  const row = rows && "max-sm:col-span-2 max-sm:flex max-sm:flex-wrap max-sm:items-baseline max-sm:gap-x-4";
  return (
    <dl className={cx("grid grid-cols-2 gap-x-4 sm:gap-x-8 sm:gap-y-4", WIDE, rows ? "gap-y-2" : "gap-y-4")}>
      {facts.map(
        (fact, index) =>
          fact && (
            // Facts have no identity but their place.
            // biome-ignore lint/suspicious/noArrayIndexKey: the list never reorders
            <div key={index} className={cx("min-w-0", row)}>
              <dt className="text-sm text-ink-faint">{fact[0]}</dt>
              <dd className={cx("mt-0.5 break-words", rows && "max-sm:mt-0 max-sm:ml-auto max-sm:text-right")}>
                {fact[1]}
              </dd>
            </div>
          ),
      )}
    </dl>
  );
}
