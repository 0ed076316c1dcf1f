import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import type { Address } from "viem";
import { useConnection } from "wagmi";
import { marketKey } from "../../../data/index.ts";
import { classifyError, ErrorSentence } from "../../../transactions/index.ts";
import { Loading, Notice, PageHeader, Section, Skeleton } from "../../../ui/index.ts";
import { ConnectPrompt } from "../../wallet/index.ts";
import { MarketTabs } from "../MarketTabs.tsx";
import { useKeptOrders } from "../orders/store.ts";
import { OwnListings } from "./OwnListings.tsx";
import { OwnOrders } from "./OwnOrders.tsx";
import { readMine } from "./readMine.ts";

function Mine({ account }: { account: Address }) {
  const { t } = useLingui();
  const kept = useKeptOrders();
  const { data, error } = useQuery({
    queryKey: [...marketKey, "mine", account, kept.length],
    queryFn: () => readMine(account, kept),
    refetchInterval: 10_000,
    placeholderData: (previous) => previous,
  });
  if (!data) {
    return error ? (
      <ErrorSentence error={classifyError(error)} />
    ) : (
      <Loading>
        <Skeleton className="h-60" />
      </Loading>
    );
  }
  return (
    <>
      <Section title={t`My listings`} intro={t`What you list is locked in the market until it is sold or you cancel.`}>
        <OwnListings listings={data.listings} />
      </Section>
      <Section
        title={t`My orders`}
        intro={t`Orders that you announced, and those that this browser keeps. Who has an order can fill it until it ends or you cancel it.`}
      >
        <OwnOrders orders={data.orders} account={account} />
      </Section>
      {data.truncated && (
        <Notice tone="info" className="mt-6">
          <Trans>There is more than is shown here.</Trans>
        </Notice>
      )}
    </>
  );
}

/** Everything that the connected account offers. */
export function MinePage() {
  const { t } = useLingui();
  const { address } = useConnection();
  return (
    <>
      <PageHeader title={t`My offers`} />
      <MarketTabs />
      {address ? (
        <Mine key={address} account={address} />
      ) : (
        <ConnectPrompt title={t`Connect a wallet to see your offers`}>
          <Trans>Listings and orders of your account appear here.</Trans>
        </ConnectPrompt>
      )}
    </>
  );
}
