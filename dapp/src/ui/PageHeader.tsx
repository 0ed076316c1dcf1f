import type { ReactNode } from "react";
import { useEffect } from "react";

interface PageHeaderProps {
  /** The page's name, also in the browser's tab. */
  title: string;
  /** Above the title: where this belongs. */
  eyebrow?: ReactNode;
  /** Beside or below the title. */
  children?: ReactNode;
}

/** The top of a page: its one `h1`, and the title of the document. */
export function PageHeader({ title, eyebrow, children }: PageHeaderProps) {
  useDocumentTitle(title);
  return (
    <header className="mb-6">
      {eyebrow && <div className="mb-1 text-sm text-ink-soft">{eyebrow}</div>}
      <h1 className="max-w-3xl text-2xl font-semibold tracking-tight break-words sm:text-3xl">{title}</h1>
      {children && <div className="mt-3">{children}</div>}
    </header>
  );
}

/** Names the document after the page. */
export function useDocumentTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Carbontrace`;
  }, [title]);
}
