import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Address } from "viem";
import { marketKey } from "../../../data/index.ts";
import { type Currency, MIN_AMOUNT, TONNE_DECIMALS } from "../../../format/index.ts";
import {
  ActionForm,
  AmountField,
  classifyError,
  ErrorSentence,
  readAmount,
  useTransaction,
} from "../../../transactions/index.ts";
import { Card, Notice, Tonnes } from "../../../ui/index.ts";
import { NOBODY, QuoteLines, readBalance } from "../../buy/index.ts";
import { ConnectPrompt } from "../../wallet/index.ts";
import { isInBand } from "../orders/judge.ts";
import { planPurchase } from "../plan.ts";
import { readQuoteMany } from "../quotes.ts";
import { type Ask, type Book, isOwn } from "./readBook.ts";

/** The most listings that one purchase takes from; the action refuses more. */
const MOST_FILLS = 40;

interface BuySeveralProps {
  book: Book;
  payToken: Address;
  currency: Currency | undefined;
  account: Address | undefined;
  /** How much of the vintage has sound serial numbers {unit}. */
  sound: bigint;
}

/** The listings that an account can buy from now in a pay token, the cheapest first. */
export function buyable(book: Book, payToken: Address, account: Address | undefined) {
  const band = book.bands.get(payToken.toLowerCase());
  return book.asks
    .flatMap((ask: Ask) => (ask.kind === "listing" ? [ask.listing] : []))
    .filter((listing) => listing.state === "open" && !isOwn(listing.seller, account))
    .filter((listing) => listing.payToken.toLowerCase() === payToken.toLowerCase())
    .filter((listing) => !band || isInBand(listing.unitPrice, band));
}

/** An amount from the cheapest listings, whoever sells them, in one purchase. */
export function BuySeveral({ book, payToken, currency, account, sound }: BuySeveralProps) {
  const { t } = useLingui();
  const { flow, busy, start, reset } = useTransaction("buyMany");
  const [text, setText] = useState("");
  const listings = buyable(book, payToken, account);
  const all = listings.reduce((sum, { remaining }) => sum + remaining, 0n);
  const most = all < sound ? all : sound;
  const rules = { decimals: TONNE_DECIMALS, minimum: MIN_AMOUNT, maximum: most };
  const parsed = readAmount(text, rules);
  const wanted = parsed.ok ? parsed.value : undefined;
  const plan = wanted === undefined ? undefined : planPurchase(listings, wanted, MOST_FILLS);
  const whole = plan !== undefined && wanted !== undefined && plan.planned === wanted;
  const key = plan?.fills.map(({ listing, amount }) => `${listing}:${amount}`).join();
  const { data: quote, error } = useQuery({
    queryKey: [...marketKey, "quoteMany", key, account],
    queryFn: () => readQuoteMany(plan?.fills ?? [], account ?? NOBODY),
    enabled: whole && plan.fills.length > 0,
  });
  const { data: balance } = useQuery({
    queryKey: [...marketKey, "payBalance", payToken, account],
    queryFn: () => readBalance(payToken, account as Address),
    enabled: account !== undefined,
    refetchInterval: 8_000,
  });
  const short = quote !== undefined && balance !== undefined && balance < quote.total;
  const count = plan?.fills.length ?? 0;
  const planned = plan?.planned ?? 0n;
  function send() {
    if (!plan || !quote || !currency) return;
    start({ fills: plan.fills, payToken, maxTotal: quote.total, currency });
  }
  if (listings.length === 0) return null;
  if (!account) {
    return (
      <ConnectPrompt title={t`Connect a wallet to buy`}>
        <Trans>The price, the commission and the total are read from the chain before you sign.</Trans>
      </ConnectPrompt>
    );
  }
  const bought = flow?.outcome?.amount;
  return (
    <Card className="p-5">
      <h3 className="mb-3 font-semibold">
        <Trans>Buy the cheapest listings</Trans>
      </h3>
      <div data-testid="buy-several">
        <ActionForm
          flow={flow}
          busy={busy}
          onSend={send}
          label={<Trans>Buy</Trans>}
          disabled={!whole || !quote || !currency || short || book.paused}
          done={<Trans>The credits are yours</Trans>}
          after={
            bought !== undefined && (
              <>
                <Trans>
                  You bought <Tonnes units={bought} />.
                </Trans>{" "}
                <button
                  type="button"
                  className="text-brand underline"
                  onClick={() => {
                    reset();
                    setText("");
                  }}
                >
                  <Trans>Buy more</Trans>
                </button>
              </>
            )
          }
        >
          <AmountField
            label={t`Amount`}
            hint={
              <Trans>
                <Tonnes units={most} /> can be bought now
              </Trans>
            }
            unit="t"
            rules={rules}
            value={text}
            onChange={setText}
            disabled={busy}
          />
          {plan && !whole && (
            <Notice tone="warn" alert>
              <Trans>
                Only <Tonnes units={planned} /> can be put together like this: the sellers sell in lots or not below a
                minimum, or there are too many small listings. Choose another amount.
              </Trans>
            </Notice>
          )}
          {whole && currency && (
            <>
              <p className="text-sm text-ink-soft">
                {count === 1 ? (
                  <Trans>From one listing</Trans>
                ) : (
                  <Trans>From {count} listings, the cheapest first</Trans>
                )}
              </p>
              {error ? (
                <ErrorSentence error={classifyError(error)} />
              ) : (
                <QuoteLines quote={quote} balance={balance} currency={currency} />
              )}
            </>
          )}
          {short && (
            <Notice tone="warn">
              <Trans>This amount costs more than you hold. Choose a smaller one.</Trans>
            </Notice>
          )}
          {book.paused && (
            <Notice tone="warn">
              <Trans>The market is paused for now, so nothing can be bought. Credits can always be retired.</Trans>
            </Notice>
          )}
          <p className="text-sm text-ink-faint">
            <Trans>
              Signed orders are bought one by one, out of the book. You approve exactly this total. All of it is bought
              or nothing; the purchase is refused if it would cost more, or if it is not carried out within 20 minutes.
            </Trans>
          </p>
        </ActionForm>
      </div>
    </Card>
  );
}
