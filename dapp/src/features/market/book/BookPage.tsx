import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import type { Address } from "viem";
import { useConnection } from "wagmi";
import { parseId } from "../../../data/chain/parts.ts";
import { readShortfall } from "../../../data/chain/shortfall.ts";
import { marketKey, NotFoundError, useCurrencies } from "../../../data/index.ts";
import { classifyError, ErrorSentence } from "../../../transactions/index.ts";
import { buttonClass, Loading, Notice, PageHeader, Section, SelectField, Skeleton } from "../../../ui/index.ts";
import { AsOf } from "../../freshness/index.ts";
import { PageProblem } from "../../trail/index.ts";
import { MarketTabs } from "../MarketTabs.tsx";
import { readClosed } from "../readMeans.ts";
import { useVintageName, vintageWords } from "../VintageTitle.tsx";
import { AskTable } from "./AskTable.tsx";
import { BandNotice } from "./BandNotice.tsx";
import { BidTable } from "./BidTable.tsx";
import { BuySeveral } from "./BuySeveral.tsx";
import type { Book } from "./readBook.ts";
import { useBook, useListingIds } from "./useBook.ts";

const route = getRouteApi("/market/vintage/$vintage");

/** The pay tokens of a book, those with the most offers first. */
export function tokensOf(book: Book): Address[] {
  const counts = new Map<string, { token: Address; count: number }>();
  for (const { payToken } of [...book.asks, ...book.bids]) {
    const key = payToken.toLowerCase();
    counts.set(key, { token: payToken, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count).map(({ token }) => token);
}

const of = (token: Address | undefined) => (row: { payToken: Address }) =>
  token !== undefined && row.payToken.toLowerCase() === token.toLowerCase();

/** Both sides of a book in one pay token: prices in different tokens are never compared with one another. */
function BookView({ book, vintage, account }: { book: Book; vintage: number; account: Address | undefined }) {
  const { t } = useLingui();
  const tokens = tokensOf(book);
  const [chosen, setChosen] = useState<Address>();
  const payToken = tokens.find((token) => token === chosen) ?? tokens[0];
  const currencies = useCurrencies(tokens);
  const currency = payToken && currencies.get(payToken.toLowerCase());
  const { data: closed } = useQuery({
    queryKey: [...marketKey, "closed", vintage],
    queryFn: async () => (await readClosed(vintage)) ?? null,
  });
  const { data: shortfall } = useQuery({
    queryKey: [...marketKey, "shortfall", vintage],
    queryFn: () => readShortfall(vintage),
  });
  return (
    <>
      {tokens.length > 1 && (
        <SelectField
          label={t`Paid in`}
          className="mb-4 max-w-xs"
          value={payToken ?? ""}
          onChange={(event) => setChosen(event.target.value as Address)}
        >
          {tokens.map((token) => (
            <option key={token} value={token}>
              {currencies.get(token.toLowerCase())?.symbol ?? "…"}
            </option>
          ))}
        </SelectField>
      )}
      {payToken && <BandNotice band={book.bands.get(payToken.toLowerCase())} currency={currency} />}
      {closed === "suspended" && (
        <Notice tone="danger" className="mb-4">
          <Trans>
            This project is suspended or delisted: nothing of it is bought or sold now. Credits can be retired at any
            time.
          </Trans>
        </Notice>
      )}
      {shortfall && shortfall.shortfall > 0n && (
        <Notice tone="danger" className="mb-4">
          <Trans>The registry recalled or reversed serial numbers of this vintage. Look at the vintage first.</Trans>
        </Notice>
      )}
      <div className="grid items-start gap-6 lg:grid-cols-[1fr_20rem]">
        <div className="min-w-0">
          <Section title={t`On offer`} intro={t`What you pay for a tonne, with the commission. The cheapest first.`}>
            <AskTable asks={book.asks.filter(of(payToken))} account={account} />
          </Section>
          <Section title={t`Wanted`} intro={t`What you receive for a tonne, less the commission. The best first.`}>
            <BidTable bids={book.bids.filter(of(payToken))} account={account} />
          </Section>
        </div>
        {payToken && shortfall && (
          <div className="lg:mt-10">
            <BuySeveral
              key={payToken}
              book={book}
              payToken={payToken}
              currency={currency}
              account={account}
              sound={shortfall.sound}
            />
          </div>
        )}
      </div>
    </>
  );
}

function LoadedBook({ vintage }: { vintage: number }) {
  const { address } = useConnection();
  const ids = useListingIds(vintage);
  const { data: book, error } = useBook([vintage], ids.data, address);
  const failure = error ?? ids.error;
  return (
    <>
      {book && <BookView book={book} vintage={vintage} account={address} />}
      {!book && failure && <ErrorSentence error={classifyError(failure)} />}
      {!book && !failure && (
        <Loading>
          <Skeleton className="h-60" />
        </Loading>
      )}
      {ids.data && book && <AsOf answer={{ ...ids.data, truncated: ids.data.truncated === true || book.truncated }} />}
      {book && (
        <p className="text-sm text-ink-faint">
          <Trans>
            Prices, amounts and states are read from the chain itself. Orders that only you know are kept in this
            browser.
          </Trans>
        </p>
      )}
    </>
  );
}

function numberOf(text: string): number | undefined {
  try {
    return Number(parseId(text, 32));
  } catch {
    return undefined;
  }
}

/** Everything that can be traded of one vintage: listings and signed orders in one book. */
export function BookPage() {
  const { t } = useLingui();
  const { vintage: text } = route.useParams();
  const vintage = numberOf(text);
  const { data: name, error, refetch } = useVintageName(vintage ?? 0);
  if (vintage === undefined || error) {
    const cause = vintage === undefined ? new NotFoundError(text) : error;
    return <PageProblem error={cause} what={t`vintage`} onRetry={() => void refetch()} />;
  }
  const title = vintageWords(vintage, name);
  return (
    <>
      <PageHeader
        title={t`Book of ${title}`}
        eyebrow={
          <Link to="/vintages/$vintageId" params={{ vintageId: String(vintage) }} className="text-brand underline">
            <Trans>To the vintage</Trans>
          </Link>
        }
      >
        <div className="flex flex-wrap gap-2">
          <Link to="/retire-now" search={{ vintage: String(vintage) }} className={buttonClass("secondary", "sm")}>
            <Trans>Retire some of it now</Trans>
          </Link>
          <Link to="/market/sell" search={{ vintage: String(vintage) }} className={buttonClass("secondary", "sm")}>
            <Trans>Sell some of it</Trans>
          </Link>
          <Link to="/market/sign" search={{ vintage: String(vintage) }} className={buttonClass("secondary", "sm")}>
            <Trans>Sign an order</Trans>
          </Link>
        </div>
      </PageHeader>
      <MarketTabs />
      <LoadedBook key={vintage} vintage={vintage} />
    </>
  );
}
