import type { ReactNode } from "react";
import { cx } from "./classes.ts";

/** What a notice is about. */
export type NoticeTone = "info" | "good" | "warn" | "danger";

const TONES: Record<NoticeTone, string> = {
  info: "border-info bg-info-soft text-info",
  good: "border-brand bg-brand-soft text-brand",
  warn: "border-warn bg-warn-soft text-warn",
  danger: "border-danger bg-danger-soft text-danger",
};

interface NoticeProps {
  tone: NoticeTone;
  title?: ReactNode;
  children?: ReactNode;
  /** Read out at once when it appears. For faults; what stands there from the start needs none. */
  alert?: boolean;
  className?: string;
}

/** A box that says something the reader should know before going on. */
export function Notice({ tone, title, children, alert = false, className }: NoticeProps) {
  return (
    <div role={alert ? "alert" : undefined} className={cx("rounded-lg border-l-4 px-4 py-3", TONES[tone], className)}>
      {title && <p className="font-semibold">{title}</p>}
      {children && <div className="text-sm text-ink">{children}</div>}
    </div>
  );
}
