import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Address } from "viem";
import { marketKey, NotFoundError } from "../../data/index.ts";
import { classifyError, ErrorSentence } from "../../transactions/index.ts";
import { buttonClass, EmptyState, Loading, Skeleton } from "../../ui/index.ts";
import { type Retirable, readRetirable } from "./readRetirable.ts";

interface LoadedHoldingProps {
  vintageId: string;
  account: Address;
  children: (holding: Retirable) => ReactNode;
}

/** What an account holds of a vintage, kept up to date; says so where there is no such vintage. */
export function LoadedHolding({ vintageId, account, children }: LoadedHoldingProps) {
  const { t } = useLingui();
  const { data, error } = useQuery({
    queryKey: [...marketKey, "retirable", vintageId, account],
    queryFn: () => readRetirable(vintageId, account),
    refetchInterval: 5_000,
    retry: (count, cause) => !(cause instanceof NotFoundError) && count < 1,
  });
  if (data) return children(data);
  if (error instanceof NotFoundError) {
    return (
      <EmptyState title={t`There is no vintage with this number`}>
        <Link to="/credits" className={buttonClass("secondary", "sm")}>
          <Trans>My credits</Trans>
        </Link>
      </EmptyState>
    );
  }
  if (error) return <ErrorSentence error={classifyError(error)} />;
  return (
    <Loading>
      <Skeleton className="h-80" />
    </Loading>
  );
}
