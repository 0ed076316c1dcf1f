import type { ReactNode } from "react";
import { useEffect, useId, useRef } from "react";
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
  /** By what an address leads here: `#anchor`. */
  anchor?: string;
  children: ReactNode;
}

/** A titled part of a page, in the list of landmarks under its title. */
export function Section({ title, intro, aside, anchor, children }: SectionProps) {
  const id = useId();
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    // What the address names may come after what was there when the page was opened.
    if (anchor !== undefined && window.location.hash === `#${anchor}`) section.current?.scrollIntoView();
  }, [anchor]);
  return (
    <section ref={section} id={anchor} aria-labelledby={id} className="mt-10 scroll-mt-20">
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
