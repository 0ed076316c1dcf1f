import { Trans, useLingui } from "@lingui/react/macro";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useConnection } from "wagmi";
import { Card, EmptyState, PageHeader } from "../../../ui/index.ts";
import { ConnectPrompt } from "../../wallet/index.ts";
import { LoadedMeans } from "../LoadedMeans.tsx";
import { MarketTabs } from "../MarketTabs.tsx";
import { SellForm } from "./SellForm.tsx";

const route = getRouteApi("/market/sell");

/** Lists credits for sale: one vintage, or several at once. */
export function SellPage() {
  const { t } = useLingui();
  const { vintage } = route.useSearch();
  const { address } = useConnection();
  return (
    <>
      <PageHeader title={t`Sell credits`} />
      <MarketTabs />
      <Card className="mx-auto max-w-3xl p-5 sm:p-7">
        {address ? (
          <LoadedMeans account={address}>
            {(means) =>
              means.held.length > 0 ? (
                <SellForm key={address} means={means} vintage={vintage ?? ""} />
              ) : (
                <EmptyState title={t`You hold no credits yet`}>
                  <Link to="/market" className="text-brand underline">
                    <Trans>To the market</Trans>
                  </Link>
                </EmptyState>
              )
            }
          </LoadedMeans>
        ) : (
          <ConnectPrompt title={t`Connect a wallet to sell`}>
            <Trans>What you hold appears here.</Trans>
          </ConnectPrompt>
        )}
      </Card>
    </>
  );
}
