import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { type Address, isAddress } from "viem";
import { useConnection } from "wagmi";
import { usdcAddress } from "../../../chain/liquidity.ts";
import { readListingIds } from "../../../data/book/index.ts";
import { useUsdcPair } from "../../../data/dex.ts";
import { spotPrice } from "../../../data/dexMath.ts";
import { marketKey, useCurrencies, useSourced } from "../../../data/index.ts";
import { classifyError, ErrorSentence } from "../../../transactions/index.ts";
import {
  buttonClass,
  Card,
  EmptyState,
  Facts,
  Loading,
  PageHeader,
  Section,
  Skeleton,
  Tonnes,
  UnitPrice,
} from "../../../ui/index.ts";
import { AsOf } from "../../freshness/index.ts";
import { MarketTabs } from "../MarketTabs.tsx";
import { readBacking, readPoolName } from "../pools.ts";
import { AskTable } from "./AskTable.tsx";
import { BidTable } from "./BidTable.tsx";
import { useBook } from "./useBook.ts";

const route = getRouteApi("/market/pool/$pool");

/** The ids of the listings of several vintages, from the indexer or from the chain. */
function useIdsOf(vintages: readonly number[]) {
  return useSourced(["bookIds", vintages.join()], {
    indexer: async (signal) => {
      const found = await Promise.all(vintages.map((vintage) => readListingIds(vintage, signal)));
      const [first] = found;
      if (!first) return (await import("../../../data/book/ids.ts")).readListingIdsOf(vintages);
      return {
        ...first,
        value: found.flatMap(({ value }) => value),
        truncated: found.some((one) => one.truncated === true),
      };
    },
    chain: async () => (await import("../../../data/book/ids.ts")).readListingIdsOf(vintages),
  });
}

function Inside({ vintages }: { vintages: readonly number[] }) {
  const { t } = useLingui();
  const { address } = useConnection();
  const ids = useIdsOf(vintages);
  const { data: book, error } = useBook(vintages, ids.data, address);
  const failure = error ?? ids.error;
  if (!book) {
    return failure ? (
      <ErrorSentence error={classifyError(failure)} />
    ) : (
      <Loading>
        <Skeleton className="h-60" />
      </Loading>
    );
  }
  return (
    <>
      <Section
        title={t`On offer`}
        intro={t`Credits of the vintages that lie in the pool, by what you pay for a tonne. The cheapest first.`}
      >
        <AskTable asks={book.asks} account={address} showVintage />
      </Section>
      <Section title={t`Wanted`} intro={t`What you receive for a tonne, less the commission. The best first.`}>
        <BidTable bids={book.bids} account={address} showVintage />
      </Section>
      {ids.data && <AsOf answer={{ ...ids.data, truncated: ids.data.truncated === true || book.truncated }} />}
    </>
  );
}

function PoolBook({ pool }: { pool: Address }) {
  const { t } = useLingui();
  const { data, error } = useQuery({
    queryKey: [...marketKey, "poolBook", pool],
    queryFn: async () => ({ name: await readPoolName(pool), backing: await readBacking(pool) }),
    refetchInterval: 20_000,
  });
  const { data: pair } = useUsdcPair(pool);
  const currencies = useCurrencies([usdcAddress]);
  const price = pair === undefined ? undefined : spotPrice(pair, pool);
  if (!data) {
    return error ? (
      <ErrorSentence error={classifyError(error)} />
    ) : (
      <Loading>
        <Skeleton className="h-60" />
      </Loading>
    );
  }
  const { holdings } = data.backing;
  const inside = holdings.reduce((sum, { amount }) => sum + amount, 0n);
  const { symbol } = data.name;
  return (
    <>
      <PageHeader
        title={t`Book of ${symbol}`}
        eyebrow={
          <Link to="/pools/$pool" params={{ pool }} className="text-brand underline">
            <bdi>{data.name.name}</bdi>
          </Link>
        }
      >
        <Link to="/retire-now" search={{ pool }} className={buttonClass("secondary", "sm")}>
          <Trans>Retire out of this pool now</Trans>
        </Link>
      </PageHeader>
      <MarketTabs />
      <Card className="p-5">
        <Facts
          facts={[
            [
              t`The token on Uniswap, before fees`,
              price ? (
                <UnitPrice key="price" amount={price} currency={currencies.get(usdcAddress.toLowerCase())} />
              ) : price === null ? (
                t`no pair with USDC`
              ) : (
                "…"
              ),
            ],
            [t`Credits in the pool`, <Tonnes key="inside" units={inside} short />],
            [t`Vintages in the pool`, String(holdings.length) + (data.backing.truncated ? "+" : "")],
          ]}
        />
      </Card>
      {holdings.length === 0 ? (
        <div className="mt-6">
          <EmptyState title={t`Nothing lies in this pool yet`} />
        </div>
      ) : (
        <Inside vintages={holdings.map(({ vintage }) => vintage)} />
      )}
    </>
  );
}

/** The price of a pool's token, and everything that can be traded of the vintages inside. */
export function PoolBookPage() {
  const { t } = useLingui();
  const { pool } = route.useParams();
  if (!isAddress(pool, { strict: false })) {
    return (
      <>
        <PageHeader title={t`Market`} />
        <EmptyState title={t`There is no pool with this address`} />
      </>
    );
  }
  return <PoolBook key={pool} pool={pool} />;
}
