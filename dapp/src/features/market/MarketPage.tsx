import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { readOverview } from "../../data/book/index.ts";
import { useSourced } from "../../data/index.ts";
import { buttonClass, PageHeader, Section } from "../../ui/index.ts";
import { SourcedPage } from "../trail/index.ts";
import { MarketTabs } from "./MarketTabs.tsx";
import { OffersTable } from "./OffersTable.tsx";
import { PoolLinks } from "./PoolLinks.tsx";

/** Everything that is on offer, by vintage. */
export function MarketPage() {
  const { t } = useLingui();
  const query = useSourced(["bookOverview"], {
    indexer: (signal) => readOverview(signal),
    chain: async () => (await import("../../data/book/overview.ts")).readOverviewFromChain(),
  });
  return (
    <>
      <PageHeader title={t`Market`}>
        <p className="max-w-prose text-ink-soft">
          <Trans>
            Credits are sold by listings and by signed orders. Prices here are of the listings, without the market's
            commission; the book of a vintage has the orders too, and says what you pay.
          </Trans>
        </p>
        <Link to="/retire-now" className={`${buttonClass("primary")} mt-4`}>
          <Trans>Retire now, in one transaction</Trans>
        </Link>
      </PageHeader>
      <MarketTabs />
      <SourcedPage query={query}>{(summaries) => <OffersTable summaries={summaries} />}</SourcedPage>
      <Section
        title={t`Pools`}
        intro={t`A pool token stands for a tonne of any credit in its pool. Its book shows both: the token's price and the credits inside.`}
      >
        <PoolLinks />
      </Section>
    </>
  );
}
