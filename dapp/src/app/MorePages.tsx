import { Trans } from "@lingui/react/macro";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";

interface MorePagesProps {
  className: string;
  /** The links. */
  children: ReactNode;
}

/** A button that unfolds further links above itself. They fold again when one is followed, on Escape, and at a touch elsewhere. */
export function MorePages({ className, children }: MorePagesProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const whole = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (!open) return undefined;
    const onTouch = ({ target }: Event) => {
      const inside = whole.current?.contains(target as Node);
      const onLink = inside && (target as Element).closest("a");
      if (!inside || onLink) setOpen(false);
    };
    const onKey = ({ key }: KeyboardEvent) => {
      if (key !== "Escape") return;
      setOpen(false);
      button.current?.focus();
    };
    // A click, not the touch that begins it: a link has to be there until it was followed.
    document.addEventListener("click", onTouch);
    document.addEventListener("keydown", onKey);
    return () => {
      document.removeEventListener("click", onTouch);
      document.removeEventListener("keydown", onKey);
    };
  }, [open]);

  return (
    <div ref={whole} className="flex">
      <button
        ref={button}
        type="button"
        aria-expanded={open}
        aria-controls={id}
        className={className}
        onClick={() => setOpen(!open)}
      >
        <Trans>More</Trans>
      </button>
      <div
        id={id}
        hidden={!open}
        className="absolute right-2 bottom-full mb-2 min-w-40 rounded-xl border border-line bg-surface p-2 shadow-lg [&_a]:px-3 [&_a]:text-sm"
      >
        {children}
      </div>
    </div>
  );
}
