import { cx } from "./classes.ts";

/** A part of a bar. */
export interface BarPart {
  key: string;
  amount: bigint;
  className: string;
}

/**
 * A bar of parts of a whole. A part that is not nothing is at least a hairline wide, so that dust is seen. It is a
 * picture beside figures that say the same, so screen readers skip it.
 */
export function PartsBar({ parts, whole, className }: { parts: BarPart[]; whole: bigint; className?: string }) {
  return (
    <div className={cx("flex h-2.5 w-full overflow-hidden rounded-full bg-line", className)} aria-hidden="true">
      {whole > 0n &&
        parts
          .filter(({ amount }) => amount > 0n)
          .map(({ key, amount, className: colour }) => (
            <span
              key={key}
              className={cx("min-w-0.5", colour)}
              style={{ flexGrow: Number((amount * 10_000n) / whole) }}
            />
          ))}
    </div>
  );
}
