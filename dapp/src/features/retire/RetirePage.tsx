import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useParams, useSearch } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Address } from "viem";
import { useConnection } from "wagmi";
import { PageHeader } from "../../ui/index.ts";
import { ConnectPrompt } from "../wallet/index.ts";
import { LoadedHolding } from "./LoadedHolding.tsx";
import { RetireWizard } from "./RetireWizard.tsx";

function RetireFor({ vintageId, account }: { vintageId: string; account: Address }) {
  const { amount = "" } = useSearch({ from: "/retire/$vintageId" });
  return (
    <LoadedHolding vintageId={vintageId} account={account}>
      {(holding) => <RetireWizard key={account} account={account} first={holding} initialAmount={amount} />}
    </LoadedHolding>
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
