import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { type Pair, shareOf } from "../../data/dexMath.ts";
import type { Market } from "../../data/farms/reads.ts";
import { formatPercent, toDecimalString } from "../../format/index.ts";
import { useLocale } from "../../i18n/index.ts";
import {
  ActionForm,
  AmountField,
  leastOf,
  readAmount,
  SlippageField,
  useSlippage,
  useTransaction,
} from "../../transactions/index.ts";
import { Button, Notice, TokenAmount } from "../../ui/index.ts";
import { USDC } from "./names.ts";
import { QuoteRows } from "./QuoteRows.tsx";

const SHARE_DECIMALS = 18;
const PARTS = [25, 50, 100] as const;

/** Two amounts in a pair's order as those of a market's token and of USDC. */
export function byToken(pair: Pair, token: string, [first, second]: readonly [bigint, bigint]) {
  const ordered = pair.tokens[0].toLowerCase() === token.toLowerCase();
  return ordered ? { token: first, usdc: second } : { token: second, usdc: first };
}

interface RemoveLiquidityFormProps {
  market: Market & { pair: Pair };
  /** What the account has and has not staked {1e18 = 1}. */
  shares: bigint;
}

/** Takes liquidity out of a pair. */
export function RemoveLiquidityForm({ market, shares: held }: RemoveLiquidityFormProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const slippage = useSlippage();
  const { flow, busy, start } = useTransaction("removeLiquidity");
  const { token, symbol, pair } = market;
  const [typed, setTyped] = useState("");
  const rules = { decimals: SHARE_DECIMALS, minimum: 1n, ...(!flow && { maximum: held }) };
  const parsed = readAmount(typed, rules);
  const out = parsed.ok ? byToken(pair, token, shareOf(pair, parsed.value)) : undefined;
  const dust = out !== undefined && (out.token === 0n || out.usdc === 0n);
  const mins = out && !dust ? { token: leastOf(out.token, slippage), usdc: leastOf(out.usdc, slippage) } : undefined;
  const currency = { symbol, decimals: 18 };
  const received = flow?.outcome && byToken(pair, token, flow.outcome.amounts);
  function send() {
    if (!parsed.ok || !mins) return;
    const { token: minAmount, usdc: minUsdc } = mins;
    start({ token, pair: pair.address, shares: parsed.value, minAmount, minUsdc, permit: true });
  }
  return (
    <ActionForm
      flow={flow}
      busy={busy}
      onSend={send}
      label={<Trans>Remove liquidity</Trans>}
      disabled={!mins}
      done={<Trans>The liquidity is back in your account</Trans>}
      after={
        received && (
          <Trans>
            You received <TokenAmount units={received.token} currency={currency} /> and{" "}
            <TokenAmount units={received.usdc} currency={USDC} />.
          </Trans>
        )
      }
    >
      <AmountField
        label={t`Shares to give back`}
        hint={
          <Trans>
            You have <TokenAmount units={held} currency={{ symbol: "LP", decimals: SHARE_DECIMALS }} />; staked ones are
            withdrawn from their farm first.
          </Trans>
        }
        unit="LP"
        rules={rules}
        value={typed}
        onChange={setTyped}
        disabled={busy}
      />
      <div className="flex flex-wrap gap-2">
        {PARTS.map((part) => (
          <Button
            key={part}
            size="sm"
            variant="quiet"
            disabled={busy || held === 0n}
            onClick={() => setTyped(toDecimalString((held * BigInt(part)) / 100n, SHARE_DECIMALS))}
          >
            {formatPercent(BigInt(part), 0, locale)}
          </Button>
        ))}
      </div>
      <SlippageField disabled={busy} />
      {dust && (
        <Notice tone="warn">
          <Trans>So few shares are worth nothing in one of the tokens. Give more of them back.</Trans>
        </Notice>
      )}
      {out && mins && (
        <QuoteRows
          rows={[
            [t`${symbol}, about`, <TokenAmount key="token" units={out.token} currency={currency} />],
            [t`${symbol}, at least`, <TokenAmount key="minToken" units={mins.token} currency={currency} />],
            [t`USDC, about`, <TokenAmount key="usdc" units={out.usdc} currency={USDC} />],
            [t`USDC, at least`, <TokenAmount key="minUsdc" units={mins.usdc} currency={USDC} />],
          ]}
        />
      )}
      <p className="text-sm text-ink-soft">
        <Trans>
          Uniswap may take exactly these shares: your wallet signs that, or approves it first. Nothing is carried out
          after 20 minutes.
        </Trans>
      </p>
    </ActionForm>
  );
}
