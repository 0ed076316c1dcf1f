import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { usdcAddress } from "../../chain/liquidity.ts";
import { readMatching } from "../../data/dex.ts";
import { isFunded, type Pair, reservesOf, sharesFor } from "../../data/dexMath.ts";
import type { Market, MarketBalances } from "../../data/farms/reads.ts";
import { marketKey } from "../../data/index.ts";
import { formatShare, toDecimalString } from "../../format/index.ts";
import { useLocale } from "../../i18n/index.ts";
import {
  ActionForm,
  AmountField,
  classifyError,
  ErrorSentence,
  leastOf,
  readAmount,
  SlippageField,
  useSlippage,
  useTransaction,
} from "../../transactions/index.ts";
import { Notice, TokenAmount } from "../../ui/index.ts";
import { USDC } from "./names.ts";
import { QuoteRows } from "./QuoteRows.tsx";

const TOKEN_DECIMALS = 18;

type Side = "token" | "usdc";

/** Amounts of a market's token and of USDC in the pair's own order. */
function inOrder(pair: Pair, token: string, amounts: Record<Side, bigint>): readonly [bigint, bigint] {
  const ordered = pair.tokens[0].toLowerCase() === token.toLowerCase();
  return ordered ? [amounts.token, amounts.usdc] : [amounts.usdc, amounts.token];
}

/** How much of the other side goes with what was typed on one, by the router's own quote; idle while the pair is empty. */
function useMatching(market: Market, side: Side, amount: bigint | undefined) {
  const { token, pair } = market;
  const reserves = pair && isFunded(pair) ? reservesOf(pair, side === "token" ? token : usdcAddress) : undefined;
  return useQuery({
    queryKey: [...marketKey, "matching", token, side, String(amount), String(reserves?.own), String(reserves?.other)],
    queryFn: () => readMatching(amount ?? 0n, reserves?.own ?? 0n, reserves?.other ?? 0n),
    enabled: reserves !== undefined && amount !== undefined,
    retry: false,
  });
}

interface AddLiquidityFormProps {
  market: Market;
  balances: MarketBalances;
}

/** Puts both tokens of a pair into it, at the price of now. */
export function AddLiquidityForm({ market, balances }: AddLiquidityFormProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const slippage = useSlippage();
  const { flow, busy, start } = useTransaction("addLiquidity");
  const { token, symbol, pair } = market;
  const funded = pair !== null && isFunded(pair);
  const [typed, setTyped] = useState<Record<Side, string>>({ token: "", usdc: "" });
  const [side, setSide] = useState<Side>("token");
  const maximum = (most: bigint) => (flow ? {} : { maximum: most });
  const rules = {
    token: { decimals: TOKEN_DECIMALS, minimum: 1n, ...maximum(balances.token) },
    usdc: { decimals: USDC.decimals, minimum: 1n, ...maximum(balances.usdc) },
  };
  const lead = readAmount(typed[side], { decimals: rules[side].decimals, minimum: 1n });
  const { data: matching, error } = useMatching(market, side, lead.ok ? lead.value : undefined);

  // What is shown in the field that nobody typed into.
  const other: Side = side === "token" ? "usdc" : "token";
  const told = lead.ok && matching !== undefined ? toDecimalString(matching, rules[other].decimals) : "";
  const shown = funded ? { ...typed, [other]: told } : typed;
  const read = { token: readAmount(shown.token, rules.token), usdc: readAmount(shown.usdc, rules.usdc) };
  const amounts = read.token.ok && read.usdc.ok ? { token: read.token.value, usdc: read.usdc.value } : undefined;
  const mins = amounts && { token: leastOf(amounts.token, slippage), usdc: leastOf(amounts.usdc, slippage) };
  const shares = pair && amounts ? sharesFor(pair, inOrder(pair, token, amounts)) : undefined;
  const currency = { symbol, decimals: TOKEN_DECIMALS };

  function type(at: Side, text: string) {
    setSide(at);
    setTyped({ ...typed, [at]: text });
  }
  function send() {
    if (!amounts || !mins) return;
    start({ token, amount: amounts.token, usdc: amounts.usdc, minAmount: mins.token, minUsdc: mins.usdc });
  }
  return (
    <ActionForm
      flow={flow}
      busy={busy}
      onSend={send}
      label={<Trans>Add liquidity</Trans>}
      disabled={!amounts}
      done={<Trans>The liquidity is in the pair</Trans>}
      after={
        flow?.outcome && (
          <Trans>
            You received <TokenAmount units={flow.outcome.shares} currency={{ symbol: "LP", decimals: 18 }} />. Stake it
            in its farm to earn CRBN.
          </Trans>
        )
      }
    >
      {!funded && (
        <Notice tone="warn" title={<Trans>This pair is empty</Trans>}>
          <Trans>
            Whoever puts in the first liquidity sets its price. If it is not the one that others trade at, they take the
            difference.
          </Trans>
        </Notice>
      )}
      <AmountField
        label={t`Amount of ${symbol}`}
        hint={
          <Trans>
            You have <TokenAmount units={balances.token} currency={currency} />
          </Trans>
        }
        unit={symbol}
        rules={rules.token}
        value={shown.token}
        onChange={(text) => type("token", text)}
        disabled={busy}
      />
      <AmountField
        label={t`Amount of USDC`}
        hint={
          <Trans>
            You have <TokenAmount units={balances.usdc} currency={USDC} />
          </Trans>
        }
        unit={USDC.symbol}
        rules={rules.usdc}
        value={shown.usdc}
        onChange={(text) => type("usdc", text)}
        disabled={busy}
      />
      {error && <ErrorSentence error={classifyError(error)} />}
      <SlippageField disabled={busy} />
      {amounts && mins && (
        <QuoteRows
          rows={[
            [t`${symbol} added, at least`, <TokenAmount key="token" units={mins.token} currency={currency} />],
            [t`USDC added, at least`, <TokenAmount key="usdc" units={mins.usdc} currency={USDC} />],
            shares !== undefined &&
              pair !== null && [t`Your part of the pair, about`, formatShare(shares, pair.supply + shares, locale)],
          ]}
        />
      )}
      <p className="text-sm text-ink-soft">
        <Trans>
          Both amounts are approved exactly. What the pair does not take at its price stays with you. Nothing is carried
          out after 20 minutes.
        </Trans>
      </p>
    </ActionForm>
  );
}
