import type { ReactNode } from "react";

/** What will happen, row by row: what, and how much. Falsy rows are left out. */
export function QuoteRows({ rows }: { rows: readonly (readonly [string, ReactNode] | false | undefined)[] }) {
  return (
    <dl className="flex flex-col gap-2 rounded-lg bg-sunken p-4" aria-live="polite" data-testid="quote">
      {rows.map(
        (row) =>
          row && (
            <div key={row[0]} className="flex flex-wrap items-baseline justify-between gap-x-4">
              <dt className="text-ink-soft">{row[0]}</dt>
              <dd>{row[1]}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
