import type { ReactNode } from "react";

/** A fact: what, and its value. Falsy facts are left out. */
export type Fact = readonly [label: ReactNode, value: ReactNode] | false | null | undefined;

/** A list of facts, two columns, three on wide screens. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="grid grid-cols-2 gap-x-4 gap-y-4 sm:gap-x-8 lg:grid-cols-3">
      {facts.map(
        (fact, index) =>
          fact && (
            // Facts have no identity but their place.
            // biome-ignore lint/suspicious/noArrayIndexKey: the list never reorders
            <div key={index} className="min-w-0">
              <dt className="text-sm text-ink-faint">{fact[0]}</dt>
              <dd className="mt-0.5 break-words">{fact[1]}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
