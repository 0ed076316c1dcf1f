import { Trans, useLingui } from "@lingui/react/macro";
import { buttonClass } from "./Button.tsx";

interface PaginationProps {
  page: number;
  pages: number;
  onPage: (page: number) => void;
}

/** Back and forth through pages, with where one is. Absent when there is one page. */
export function Pagination({ page, pages, onPage }: PaginationProps) {
  const { t } = useLingui();
  if (pages <= 1) return null;
  return (
    <nav aria-label={t`Pages`} className="mt-6 flex items-center justify-center gap-4">
      <button
        type="button"
        className={buttonClass("secondary", "sm")}
        disabled={page <= 1}
        onClick={() => onPage(page - 1)}
      >
        <Trans>Previous</Trans>
      </button>
      <span className="text-sm text-ink-soft tabular-nums" aria-live="polite">
        <Trans>
          Page {page} of {pages}
        </Trans>
      </span>
      <button
        type="button"
        className={buttonClass("secondary", "sm")}
        disabled={page >= pages}
        onClick={() => onPage(page + 1)}
      >
        <Trans>Next</Trans>
      </button>
    </nav>
  );
}
