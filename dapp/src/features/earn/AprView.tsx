import { Trans, useLingui } from "@lingui/react/macro";
import { usdcAddress } from "../../chain/liquidity.ts";
import { type AprGap, aprOf, worthOf } from "../../data/farms/apr.ts";
import type { Farm } from "../../data/farms/model.ts";
import { formatPercent } from "../../format/index.ts";
import { useLocale } from "../../i18n/index.ts";
import { Money } from "../../ui/index.ts";
import { Crbn } from "../token/index.ts";
import { USDC } from "./names.ts";

/** One per cent is 100 basis points. */
const PERCENT_DECIMALS = 2;

/** Rates above it are not told {1e4 = 100 %}: next to nothing is staked then, and the next deposit changes everything. */
const MOST_TOLD = 100_000_000n;

function rate(bps: bigint, locale: string): string {
  if (bps === 0n) return "<0.01%";
  return bps > MOST_TOLD
    ? `>${formatPercent(MOST_TOLD, PERCENT_DECIMALS, locale)}`
    : formatPercent(bps, PERCENT_DECIMALS, locale);
}

interface AprProps {
  farm: Farm;
  /** {USDC}; null when it is not known. */
  crbnPrice: bigint | null;
}

function useApr({ farm, crbnPrice }: AprProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const value = worthOf(farm.pair, usdcAddress);
  const apr = aprOf({ rate: farm.rate, staked: farm.staked, supply: farm.pair?.supply ?? 0n, value, crbnPrice });
  const gaps: Record<AprGap, string> = {
    priceUnknown: t`a price is not known`,
    nothingStaked: t`nothing is staked`,
    noRewards: t`it earns nothing now`,
  };
  const percent = apr.ok ? rate(apr.bps, locale) : "—";
  return { value, apr, percent, gap: apr.ok ? undefined : gaps[apr.gap] };
}

/** A farm's yearly rate; a dash, and why, where it cannot be told. */
export function AprText(props: AprProps) {
  const { percent, gap } = useApr(props);
  return (
    <span className="tabular-nums" data-testid="apr">
      {percent}
      {gap && <span className="text-sm text-ink-soft"> ({gap})</span>}
    </span>
  );
}

/** How a farm's yearly rate is computed, with the figures of now. */
export function AprDetails({ farm, crbnPrice }: AprProps) {
  const { t } = useLingui();
  const { value, percent } = useApr({ farm, crbnPrice });
  const unknown = t`not known`;
  return (
    <details>
      <summary className="inline-flex min-h-8 cursor-pointer items-center text-sm font-medium text-brand">
        <Trans>How the APR is computed</Trans>
      </summary>
      <div className="mt-2 flex flex-col gap-2 text-sm text-ink-soft">
        <p className="rounded-lg bg-sunken p-3 text-ink">
          <Trans>APR = CRBN earned in a year × price of CRBN ÷ value of what is staked</Trans>
        </p>
        <ul className="ml-4 list-disc">
          <li>
            <Trans>
              CRBN in a year, at the rate of now (LiquidityMining.farmAt):{" "}
              <Crbn units={farm.rate * 365n * 86_400n} short />
            </Trans>
          </li>
          <li>
            <Trans>Price of CRBN in its pair (UniswapV2Pair.getReserves):</Trans>{" "}
            {crbnPrice === null ? unknown : <Money amount={crbnPrice} currency={USDC} />}
          </li>
          <li>
            <Trans>Value of the whole pair, twice its USDC:</Trans>{" "}
            {value === null ? unknown : <Money amount={value} currency={USDC} />}
          </li>
          <li>
            <Trans>
              Of that, staked: the farm's shares divided by all shares of the pair (UniswapV2Pair.totalSupply).
            </Trans>
          </li>
          <li>
            <Trans>Result: {percent}</Trans>
          </li>
        </ul>
        <p>
          <Trans>
            It is no promise: the rate falls with every epoch and with everybody who joins, and prices move. Trading
            fees of Uniswap and losses from moving prices are not in it.
          </Trans>
        </p>
      </div>
    </details>
  );
}
