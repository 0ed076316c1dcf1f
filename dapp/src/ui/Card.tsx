import type { ReactNode } from "react";
import { useId } from "react";
import { cx } from "./classes.ts";

/** A surface that holds one thing. */
export function Card({ children, className }: { children: ReactNode; className?: string }) {
  return <div className={cx("rounded-xl border border-line bg-surface shadow-(--shadow)", className)}>{children}</div>;
}

interface SectionProps {
  title: ReactNode;
  /** Said below the title. */
  intro?: ReactNode;
  /** On the right of the title. */
  aside?: ReactNode;
  children: ReactNode;
}

/** A titled part of a page, in the list of landmarks under its title. */
export function Section({ title, intro, aside, children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="mt-10">
      <div className="mb-3 flex flex-wrap items-end justify-between gap-x-4 gap-y-1">
        <h2 id={id} className="text-lg font-semibold">
          {title}
        </h2>
        {aside && <div className="text-sm text-ink-soft">{aside}</div>}
        {intro && <p className="basis-full text-sm text-ink-soft">{intro}</p>}
      </div>
      {children}
    </section>
  );
}

/** Nothing to show, and why, and what to do about it. */
export function EmptyState({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className="rounded-xl border border-dashed border-line-strong px-6 py-10 text-center">
      <p className="font-medium">{title}</p>
      {children && <div className="mx-auto mt-1 max-w-prose text-sm text-ink-soft">{children}</div>}
    </div>
  );
}
