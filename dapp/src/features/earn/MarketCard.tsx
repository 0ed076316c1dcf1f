import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { Address } from "viem";
import { type Pair, reservesOf, shareOf, spotPrice } from "../../data/dexMath.ts";
import type { Market } from "../../data/farms/reads.ts";
import { Button, Card, Dialog, Facts, Money, TokenAmount } from "../../ui/index.ts";
import { AddLiquidityForm } from "./AddLiquidityForm.tsx";
import { USDC } from "./names.ts";
import { byToken, RemoveLiquidityForm } from "./RemoveLiquidityForm.tsx";
import { useMarketBalances } from "./useEarn.ts";

interface MarketCardProps {
  market: Market;
  account: Address | undefined;
}

/** A pair: its price, what lies in it, what of it is the account's, and the ways in and out. */
export function MarketCard({ market, account }: MarketCardProps) {
  const { t } = useLingui();
  const [open, setOpen] = useState<"add" | "remove">();
  const { data: balances } = useMarketBalances(market, account);
  const { token, symbol, pair } = market;
  const price = spotPrice(pair, token);
  const reserves = pair ? reservesOf(pair, token) : undefined;
  const currency = { symbol, decimals: 18 };
  const mine = pair && balances ? byToken(pair, token, shareOf(pair, balances.shares)) : undefined;
  const name = `${symbol} / USDC`;
  return (
    <li data-testid="pair">
      <Card className="flex h-full flex-col gap-4 p-5">
        <h3 className="text-lg font-semibold break-words">
          <bdi>{name}</bdi>
        </h3>
        <Facts
          rows
          facts={[
            [t`Price of a ${symbol}`, price === null ? "—" : <Money key="price" amount={price} currency={USDC} />],
            [
              t`${symbol} in the pair`,
              reserves ? <TokenAmount key="own" units={reserves.own} currency={currency} /> : "—",
            ],
            [t`USDC in the pair`, reserves ? <Money key="usdc" amount={reserves.other} currency={USDC} /> : "—"],
            mine && [t`Mine, of ${symbol}`, <TokenAmount key="mine" units={mine.token} currency={currency} />],
            mine && [t`Mine, of USDC`, <Money key="mineUsdc" amount={mine.usdc} currency={USDC} />],
          ]}
        />
        {account && balances && (
          <div className="flex flex-wrap gap-2">
            <Button size="sm" variant="secondary" onClick={() => setOpen("add")}>
              <Trans>Add liquidity</Trans>
            </Button>
            <Button size="sm" variant="secondary" disabled={balances.shares === 0n} onClick={() => setOpen("remove")}>
              <Trans>Remove liquidity</Trans>
            </Button>
          </div>
        )}
      </Card>
      {balances && open === "add" && (
        <Dialog open onOpenChange={() => setOpen(undefined)} title={t`Add liquidity: ${name}`}>
          <AddLiquidityForm market={market} balances={balances} />
        </Dialog>
      )}
      {balances && pair && open === "remove" && (
        <Dialog open onOpenChange={() => setOpen(undefined)} title={t`Remove liquidity: ${name}`}>
          <RemoveLiquidityForm market={market as Market & { pair: Pair }} shares={balances.shares} />
        </Dialog>
      )}
    </li>
  );
}
