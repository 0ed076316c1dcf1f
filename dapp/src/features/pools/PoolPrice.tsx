import { Trans } from "@lingui/react/macro";
import type { Address } from "viem";
import { usdcAddress } from "../../chain/liquidity.ts";
import { useUsdcPair } from "../../data/dex.ts";
import { spotPrice } from "../../data/dexMath.ts";
import { useCurrencies } from "../../data/index.ts";
import { Money } from "../../ui/index.ts";

/** What one token of a pool costs in its Uniswap pair; a dash where there is none or it is empty. */
export function PoolPrice({ pool }: { pool: Address }) {
  const { data, isPending, error } = useUsdcPair(pool);
  const currency = useCurrencies([usdcAddress]).get(usdcAddress.toLowerCase());
  if (isPending) return "…";
  const price = error ? null : spotPrice(data ?? null, pool);
  if (price === null) {
    return (
      <span className="text-ink-soft">
        — <span className="sr-only">{error ? <Trans>not known now</Trans> : <Trans>no price yet</Trans>}</span>
      </span>
    );
  }
  return <Money amount={price} currency={currency} />;
}
