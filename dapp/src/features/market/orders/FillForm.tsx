import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Address } from "viem";
import { contracts } from "../../../chain/contracts.ts";
import { publicClient } from "../../../chain/wagmi.ts";
import { BUY } from "../../../data/book/index.ts";
import { marketKey } from "../../../data/index.ts";
import { type Currency, largest, MIN_AMOUNT, smallest, TONNE_DECIMALS, tonnesToInput } from "../../../format/index.ts";
import {
  ActionForm,
  AmountField,
  classifyError,
  ErrorSentence,
  readAmount,
  useTransaction,
} from "../../../transactions/index.ts";
import { Button, Money, Notice, Tonnes } from "../../../ui/index.ts";
import { QuoteLines, readBalance } from "../../buy/index.ts";
import { readOrderQuote } from "../quotes.ts";
import type { OrderFacts } from "./judge.ts";

/** The least of an order that can be filled {unit}: its minimum, or all that is left when that is less. */
export function leastFillOf({ order, remaining }: Pick<OrderFacts, "order" | "remaining">): bigint {
  return smallest(remaining, largest(order.minFill, MIN_AMOUNT));
}

/** What a taker has to give: credits for an order to buy, money for an order to sell. */
function readMeans({ order }: OrderFacts, account: Address): Promise<bigint> {
  if (order.side !== BUY) return readBalance(order.payToken, account);
  const args = [account, BigInt(order.vintage)] as const;
  return publicClient.readContract({ ...contracts.carbonCredit, functionName: "balanceOf", args });
}

interface FillFormProps {
  facts: OrderFacts;
  account: Address;
  currency: Currency;
}

/** Fills an order wholly or in part: the amount, what the chain says it costs or brings, and the trade. */
export function FillForm({ facts, account, currency }: FillFormProps) {
  const { t } = useLingui();
  const { flow, busy, start } = useTransaction("fillOrder");
  const [text, setText] = useState("");
  const { order } = facts;
  const selling = order.side === BUY;
  const { data: means } = useQuery({
    queryKey: [...marketKey, "fillMeans", order.payToken, order.vintage, order.side, account],
    queryFn: () => readMeans(facts, account),
    refetchInterval: 8_000,
  });
  const most = smallest(facts.remaining, facts.covered, selling ? (means ?? facts.remaining) : facts.sound);
  const rules = { decimals: TONNE_DECIMALS, minimum: leastFillOf(facts), maximum: most };
  const parsed = readAmount(text, rules);
  const amount = parsed.ok ? parsed.value : undefined;
  const { data: quote, error } = useQuery({
    queryKey: [...marketKey, "quoteOrder", facts.hash, String(amount), account],
    queryFn: () => readOrderQuote(order, amount ?? 0n, account),
    enabled: amount !== undefined,
  });
  const needed = selling ? amount : quote?.total;
  const short = means !== undefined && needed !== undefined && means < needed;
  function send() {
    if (amount === undefined || !quote) return;
    start({ order, signature: facts.signature, amount, limit: quote.total, currency });
  }
  const outcome = flow?.outcome;
  const total = outcome && (selling ? outcome.price - outcome.commission : outcome.price + outcome.commission);
  return (
    <div data-testid="fill">
      <ActionForm
        flow={flow}
        busy={busy}
        onSend={send}
        label={selling ? <Trans>Sell</Trans> : <Trans>Buy</Trans>}
        disabled={!quote || short}
        done={selling ? <Trans>Your credits are sold</Trans> : <Trans>The credits are yours</Trans>}
        after={
          outcome &&
          total !== undefined && (
            <Trans>
              <Tonnes units={outcome.amount} /> for <Money amount={total} currency={currency} />.
            </Trans>
          )
        }
      >
        <AmountField
          label={selling ? t`Amount to sell` : t`Amount`}
          hint={
            <Trans>
              At most <Tonnes units={most} /> now
            </Trans>
          }
          unit="t"
          rules={rules}
          value={text}
          onChange={setText}
          disabled={busy}
        />
        <Button size="sm" variant="quiet" className="self-start" onClick={() => setText(tonnesToInput(most))}>
          <Trans>All of it</Trans>
        </Button>
        {amount !== undefined &&
          (error ? (
            <ErrorSentence error={classifyError(error)} />
          ) : (
            <QuoteLines quote={quote} balance={selling ? undefined : means} currency={currency} selling={selling} />
          ))}
        {short && means !== undefined && (
          <Notice tone="warn">
            {selling ? (
              <Trans>
                You hold <Tonnes units={means} /> of this vintage.
              </Trans>
            ) : (
              <Trans>This amount costs more than you hold. Choose a smaller one.</Trans>
            )}
          </Notice>
        )}
        <p className="text-sm text-ink-faint">
          {selling ? (
            <Trans>
              The trade is refused if you would receive less than this, or if it is not carried out within 20 minutes.
            </Trans>
          ) : (
            <Trans>
              You approve exactly this total. The trade is refused if it would cost more, or if it is not carried out
              within 20 minutes.
            </Trans>
          )}
        </p>
      </ActionForm>
    </div>
  );
}
