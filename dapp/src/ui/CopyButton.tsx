import { useLingui } from "@lingui/react/macro";
import { useEffect, useState } from "react";
import { cx } from "./classes.ts";

/** Copies a text. `what` names it for those who cannot see it: "address", "transaction hash". */
export function CopyButton({ text, what, className }: { text: string; what: string; className?: string }) {
  const { t } = useLingui();
  const [state, setState] = useState<"idle" | "copied" | "failed">("idle");
  useEffect(() => {
    if (state === "idle") return;
    const timer = setTimeout(() => setState("idle"), 2_000);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setState("copied"),
      () => setState("failed"),
    );
  return (
    <span className={cx("inline-flex align-middle", className)}>
      <button
        type="button"
        onClick={copy}
        aria-label={t`Copy ${what}`}
        title={t`Copy ${what}`}
        className="inline-flex size-8 items-center justify-center rounded-md text-ink-faint hover:bg-sunken hover:text-ink"
      >
        <svg
          viewBox="0 0 16 16"
          className="size-4"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
          aria-hidden="true"
        >
          {state === "copied" ? (
            <path d="m3 8.5 3.2 3.2L13 5" strokeLinecap="round" strokeLinejoin="round" className="stroke-brand" />
          ) : (
            <path d="M5.5 5.5v-3h8v8h-3m-8-5h8v8h-8z" strokeLinejoin="round" />
          )}
        </svg>
      </button>
      <span role="status" className="sr-only">
        {state === "copied" && t`Copied`}
        {state === "failed" && t`Could not copy`}
      </span>
    </span>
  );
}
