import { Trans, useLingui } from "@lingui/react/macro";
import type { Address } from "viem";
import { useConnection } from "wagmi";
import { hasExchange } from "../../data/dex.ts";
import type { Mining } from "../../data/farms/model.ts";
import { hasFarms, type Market } from "../../data/farms/reads.ts";
import { classifyError, ErrorSentence } from "../../transactions/index.ts";
import { EmptyState, Loading, Notice, PageHeader, Section, Skeleton, Time } from "../../ui/index.ts";
import { TokenTabs, useChainNow } from "../token/index.ts";
import { ConnectPrompt } from "../wallet/index.ts";
import { ClaimAllFarms } from "./ClaimAllFarms.tsx";
import { ClockNotice } from "./ClockNotice.tsx";
import { FarmCard } from "./FarmCard.tsx";
import { MarketCard } from "./MarketCard.tsx";
import { Schedule } from "./Schedule.tsx";
import { crbnPriceOf, useMarkets, useMining, usePositions } from "./useEarn.ts";

function Waiting({ error }: { error: unknown }) {
  if (error) return <ErrorSentence error={classifyError(error)} />;
  return (
    <Loading>
      <Skeleton className="h-48" />
    </Loading>
  );
}

interface FarmsProps {
  mining: Mining;
  account: Address | undefined;
  markets: Market[] | undefined;
}

function Farms({ mining: { farms, clock, pausedUntil }, account, markets }: FarmsProps) {
  const { t } = useLingui();
  const { data: positions, error } = usePositions(
    account,
    farms.map(({ token }) => token),
  );
  const paused = useChainNow() < pausedUntil;
  const crbnPrice = crbnPriceOf(markets);
  if (farms.length === 0) return <EmptyState title={t`There are no farms yet`} />;
  return (
    <>
      <ClockNotice clock={clock} />
      {paused && (
        <Notice tone="warn" title={<Trans>Staking in farms is stopped</Trans>} className="mb-5">
          <Trans>
            The guardian has stopped it until <Time at={pausedUntil} />. Withdrawing and claiming always work.
          </Trans>
        </Notice>
      )}
      {positions && <ClaimAllFarms positions={positions} />}
      {account && !positions && error && <ErrorSentence error={classifyError(error)} />}
      {!account && (
        <div className="mb-5">
          <ConnectPrompt title={t`Connect a wallet to see what you have staked and earned`} />
        </div>
      )}
      <ul className="grid gap-5 md:grid-cols-2">
        {farms.map((farm) => (
          <FarmCard
            key={farm.token}
            farm={farm}
            clock={clock}
            crbnPrice={crbnPrice}
            position={positions?.find(({ token }) => token === farm.token)}
            paused={paused}
          />
        ))}
      </ul>
    </>
  );
}

/** Liquidity on Uniswap and the farms that reward it. Everything on it comes from the chain. */
export function EarnPage() {
  const { t } = useLingui();
  const { address: account } = useConnection();
  const mining = useMining();
  const markets = useMarkets();
  return (
    <>
      <PageHeader title={t`Earn`}>
        <p className="max-w-prose text-ink-soft">
          <Trans>
            Whoever gives liquidity to a pair on Uniswap receives shares of it, and earns CRBN for the shares that are
            staked in its farm.
          </Trans>
        </p>
      </PageHeader>
      <TokenTabs />
      <Section title={t`Farms`}>
        {!hasFarms && <EmptyState title={t`There are no farms yet`} />}
        {hasFarms && mining.data && (
          <Farms key={account ?? "nobody"} mining={mining.data} account={account} markets={markets.data} />
        )}
        {hasFarms && !mining.data && <Waiting error={mining.error} />}
      </Section>
      <Section
        title={t`Liquidity`}
        intro={t`Prices on Uniswap move: what you take out later can be worth less than what you put in.`}
      >
        {!hasExchange && <EmptyState title={t`This network has no Uniswap`} />}
        {hasExchange && markets.data && (
          <ul className="grid gap-5 md:grid-cols-2">
            {markets.data.map((market) => (
              <MarketCard key={market.token} market={market} account={account} />
            ))}
          </ul>
        )}
        {hasExchange && !markets.data && <Waiting error={markets.error} />}
      </Section>
      {hasFarms && (
        <Section title={t`Schedule of the emission`}>
          {mining.data ? (
            <Schedule schedule={mining.data.schedule} clock={mining.data.clock} />
          ) : (
            <Waiting error={mining.error} />
          )}
        </Section>
      )}
    </>
  );
}
