import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { marketKey } from "../../data/index.ts";
import { classifyError, ErrorSentence } from "../../transactions/index.ts";
import { buttonClass, EmptyState, Loading, Skeleton } from "../../ui/index.ts";
import { readPoolNames } from "./pools.ts";

/** The ways to the books of the pools. */
export function PoolLinks() {
  const { t } = useLingui();
  const { data, error } = useQuery({ queryKey: [...marketKey, "poolNames"], queryFn: readPoolNames });
  if (data?.length === 0) return <EmptyState title={t`There are no pools yet`} />;
  if (data) {
    return (
      <ul className="flex flex-wrap gap-3">
        {data.map(({ address, name, symbol }) => (
          <li key={address}>
            <Link to="/market/pool/$pool" params={{ pool: address }} className={buttonClass("secondary")}>
              <bdi>{name}</bdi> · <bdi>{symbol}</bdi>
            </Link>
          </li>
        ))}
      </ul>
    );
  }
  if (error) {
    return (
      <div className="flex flex-col gap-2">
        <p className="text-sm text-ink-soft">
          <Trans>The pools could not be read.</Trans>
        </p>
        <ErrorSentence error={classifyError(error)} />
      </div>
    );
  }
  return (
    <Loading>
      <Skeleton className="h-12" />
    </Loading>
  );
}
