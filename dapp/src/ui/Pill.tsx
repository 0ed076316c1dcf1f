import type { ReactNode } from "react";
import { cx } from "./classes.ts";

/** The colour of a status; the word always stands beside it. */
export type PillTone = "neutral" | "good" | "warn" | "danger" | "info";

const TONES: Record<PillTone, string> = {
  neutral: "bg-sunken text-ink-soft",
  good: "bg-brand-soft text-brand",
  warn: "bg-warn-soft text-warn",
  danger: "bg-danger-soft text-danger",
  info: "bg-info-soft text-info",
};

/** A status in one or two words. */
export function Pill({
  tone = "neutral",
  dot = false,
  children,
}: {
  tone?: PillTone;
  dot?: boolean;
  children: ReactNode;
}) {
  return (
    <span
      className={cx(
        "inline-flex items-center gap-1.5 rounded-full px-2.5 py-0.5 text-xs font-medium whitespace-nowrap",
        TONES[tone],
      )}
    >
      {dot && <span className="size-1.5 rounded-full bg-current" aria-hidden="true" />}
      {children}
    </span>
  );
}
