import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { NotFoundError, type Sourced } from "../../data/index.ts";
import { Button, buttonClass, Loading, Notice, Skeleton } from "../../ui/index.ts";
import { AsOf } from "../freshness/index.ts";

/** A page of facts that is still loading, in about the shape it will have. */
export function PageSkeleton() {
  return (
    <Loading>
      <Skeleton className="h-4 w-28" />
      <Skeleton className="mt-3 h-9 w-4/5 max-w-2xl" />
      <Skeleton className="mt-4 h-6 w-40" />
      <Skeleton className="mt-6 h-48 w-full rounded-xl" />
      <Skeleton className="mt-10 h-6 w-32" />
      <Skeleton className="mt-3 h-40 w-full rounded-xl" />
    </Loading>
  );
}

interface PageProblemProps {
  error: unknown;
  /** What was looked for, in a word. */
  what: string;
  /** The way on when there is nothing; to the portfolio without one. */
  back?: ReactNode;
  onRetry: () => void;
}

/** A page of facts that could not be read: because there is nothing, or because nobody answered. */
export function PageProblem({ error, what, back, onRetry }: PageProblemProps) {
  if (error instanceof NotFoundError) {
    return (
      <div className="py-12 text-center">
        <h1 className="text-2xl font-semibold">
          <Trans>There is no such {what}</Trans>
        </h1>
        <p className="mt-2 text-ink-soft">
          <Trans>The chain knows nothing under this number. If it was just created, wait a moment and reload.</Trans>
        </p>
        <div className="mt-4">
          {back ?? (
            <Link to="/" className={buttonClass("secondary")}>
              <Trans>To the portfolio</Trans>
            </Link>
          )}
        </div>
      </div>
    );
  }
  return (
    <div className="py-12 text-center" role="alert">
      <h1 className="text-2xl font-semibold">
        <Trans>This {what} could not be read</Trans>
      </h1>
      <p className="mt-2 text-ink-soft">
        <Trans>Neither the indexer nor the chain answered. Nothing is lost; try again in a moment.</Trans>
      </p>
      <p className="mt-2 font-mono text-xs break-words text-ink-faint">
        {error instanceof Error ? error.message.slice(0, 200) : null}
      </p>
      <Button variant="secondary" className="mt-4" onClick={onRetry}>
        <Trans>Try again</Trans>
      </Button>
    </div>
  );
}

interface SourcedPageProps<Value> {
  query: { data: Sourced<Value> | undefined; error: unknown; refetch: () => unknown };
  children: (value: Value) => ReactNode;
}

/** Figures of the whole market, with who told them; or the word that nobody answers. */
export function SourcedPage<Value>({ query: { data, error, refetch }, children }: SourcedPageProps<Value>) {
  if (data) {
    return (
      <>
        {children(data.value)}
        <AsOf answer={data} />
      </>
    );
  }
  if (!error) return <PageSkeleton />;
  return (
    <Notice tone="danger" alert title={<Trans>These figures could not be read</Trans>}>
      <p>
        <Trans>Neither the indexer nor the chain answered. Nothing is lost; try again in a moment.</Trans>
      </p>
      <p className="mt-1 font-mono text-xs break-words text-ink-faint">
        {error instanceof Error ? error.message.slice(0, 200) : null}
      </p>
      <Button variant="secondary" size="sm" className="mt-3" onClick={() => void refetch()}>
        <Trans>Try again</Trans>
      </Button>
    </Notice>
  );
}
