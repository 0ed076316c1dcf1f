import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Address } from "viem";
import { marketKey } from "../../data/index.ts";
import { classifyError, ErrorSentence } from "../../transactions/index.ts";
import { buttonClass, EmptyState, Loading, Skeleton } from "../../ui/index.ts";
import { type Retirable, readRetirables } from "./readRetirable.ts";

interface LoadedHoldingsProps {
  account: Address;
  children: (holdings: readonly Retirable[]) => ReactNode;
}

/** Everything that an account can retire; says so where that is nothing. */
export function LoadedHoldings({ account, children }: LoadedHoldingsProps) {
  const { t } = useLingui();
  const { data, error } = useQuery({
    queryKey: [...marketKey, "retirables", account],
    queryFn: () => readRetirables(account),
  });
  if (data?.length === 0) {
    return (
      <EmptyState title={t`You hold no credits yet`}>
        <Link to="/" className={buttonClass("secondary", "sm")}>
          <Trans>Browse the portfolio</Trans>
        </Link>
      </EmptyState>
    );
  }
  if (data) return children(data);
  if (error) return <ErrorSentence error={classifyError(error)} />;
  return (
    <Loading>
      <Skeleton className="h-80" />
    </Loading>
  );
}
