import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams, useSearch } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Address } from "viem";
import { useConnection } from "wagmi";
import { marketKey, NotFoundError } from "../../data/index.ts";
import { classifyError, ErrorSentence } from "../../transactions/index.ts";
import { buttonClass, EmptyState, Loading, PageHeader, Skeleton } from "../../ui/index.ts";
import { ConnectPrompt } from "../wallet/index.ts";
import { RetireWizard } from "./RetireWizard.tsx";
import { readRetirable } from "./readRetirable.ts";

function RetireFor({ vintageId, account }: { vintageId: string; account: Address }) {
  const { t } = useLingui();
  const { amount = "" } = useSearch({ from: "/retire/$vintageId" });
  const { data, error } = useQuery({
    queryKey: [...marketKey, "retirable", vintageId, account],
    queryFn: () => readRetirable(vintageId, account),
    refetchInterval: 5_000,
    retry: (count, cause) => !(cause instanceof NotFoundError) && count < 1,
  });
  if (data) return <RetireWizard key={account} account={account} first={data} initialAmount={amount} />;
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
      <Skeleton className="h-96" />
    </Loading>
  );
}

function Frame({ children }: { children: (account: Address) => ReactNode }) {
  const { t } = useLingui();
  const { address } = useConnection();
  return (
    <>
      <PageHeader title={t`Retire credits`}>
        <p className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
          <Link to="/retire/order" className="text-brand underline">
            <Trans>Sign an order that somebody else carries out</Trans>
          </Link>
          <Link to="/retire/with-consent" className="text-brand underline">
            <Trans>The beneficiary has signed already</Trans>
          </Link>
        </p>
      </PageHeader>
      {address ? (
        children(address)
      ) : (
        <ConnectPrompt title={t`Connect the wallet that holds the credits`}>
          <Trans>Retiring burns credits for good, for a claim that everybody can check.</Trans>
        </ConnectPrompt>
      )}
    </>
  );
}

/** Retires credits for a claim, step by step, and ends at the certificate. */
export function RetirePage() {
  const { vintageId } = useParams({ from: "/retire/$vintageId" });
  return <Frame>{(account) => <RetireFor vintageId={vintageId} account={account} />}</Frame>;
}

/** The same, from the choice of the vintages on: one or several on one certificate. */
export function RetireSeveralPage() {
  return <Frame>{(account) => <RetireWizard key={account} account={account} initialAmount="" />}</Frame>;
}
