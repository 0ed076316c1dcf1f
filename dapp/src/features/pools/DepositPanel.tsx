import { useLingui as useMessages } from "@lingui/react";
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Address } from "viem";
import { marketKey } from "../../data/index.ts";
import type { Pool } from "../../data/pools/model.ts";
import { type Depositable, readDepositables, readDepositQuote } from "../../data/pools/quotes.ts";
import { MIN_AMOUNT } from "../../format/index.ts";
import {
  ActionForm,
  classifyError,
  ErrorSentence,
  explainPool,
  ineligibilitySentences,
  type PoolLine,
  useTransaction,
} from "../../transactions/index.ts";
import { EmptyState, Loading, Notice, Skeleton, Time, TokenAmount, Tonnes } from "../../ui/index.ts";
import { useChainNow } from "../token/index.ts";
import { Again } from "./Again.tsx";
import { ChooseLines } from "./ChooseLines.tsx";
import { linesOf, sumOf, type Typed } from "./lines.ts";
import { QuoteLine } from "./TakeQuoteView.tsx";
import { currencyOf } from "./units.ts";
import { VintageLink } from "./VintageLink.tsx";

function Refused({ entries }: { entries: readonly Depositable[] }) {
  const { i18n } = useMessages();
  if (entries.length === 0) return null;
  const count = entries.length;
  return (
    <details data-testid="refused">
      <summary className="inline-flex min-h-8 cursor-pointer items-center text-sm font-medium text-brand">
        <Trans>What the pool does not take, and why ({count})</Trans>
      </summary>
      <ul className="mt-2 flex flex-col gap-3">
        {entries.map(({ vintage, balance, reason }) => (
          <li key={vintage} className="text-sm">
            <span className="flex flex-wrap justify-between gap-x-4">
              <VintageLink vintage={vintage} />
              <Tonnes units={balance} short />
            </span>
            <span className="text-ink-soft">
              {reason === "None" ? (
                <Trans>At least 0.001 t of a vintage are deposited.</Trans>
              ) : reason === "Recalled" ? (
                <Trans>
                  The registry recalled or reversed serial numbers of this vintage, so no pool takes it now.
                </Trans>
              ) : (
                i18n._(ineligibilitySentences[reason])
              )}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Stopped({ until }: { until: bigint }) {
  if (useChainNow() >= until) return null;
  return (
    <Notice tone="warn" title={<Trans>Deposits are stopped</Trans>}>
      <Trans>
        The guardian has stopped them until <Time at={until} />. Redeeming and retiring always work.
      </Trans>
    </Notice>
  );
}

function useDepositQuote(pool: Address, lines: readonly PoolLine[] | undefined) {
  const key = lines?.map(({ vintage, amount }) => `${vintage}:${amount}`).join();
  return useQuery({
    queryKey: [...marketKey, "poolDeposit", pool, key],
    queryFn: () => readDepositQuote(pool, lines ?? []),
    enabled: lines !== undefined,
    refetchInterval: 5_000,
    retry: false,
  });
}

function DepositForm({ pool, holdings }: { pool: Pool; holdings: readonly Depositable[] }) {
  const { t } = useLingui();
  const { flow, busy, start, reset } = useTransaction("poolDeposit");
  const [typed, setTyped] = useState<Typed>({});
  const isTaken = ({ reason, balance }: Depositable) => reason === "None" && balance >= MIN_AMOUNT;
  const taken = holdings.filter(isTaken).map(({ vintage, balance }) => ({ vintage, amount: balance }));
  const lines = linesOf(typed, taken);
  const { data: quote, error } = useDepositQuote(pool.address, busy ? undefined : lines);
  const currency = currencyOf(pool);
  const full = pool.remaining < MIN_AMOUNT;
  function send() {
    if (lines && quote) start({ pool: pool.address, lines, minMinted: quote.minted });
  }
  function again() {
    reset();
    setTyped({});
  }
  return (
    <ActionForm
      flow={flow}
      busy={busy}
      onSend={send}
      label={<Trans context="put credits into a pool">Deposit</Trans>}
      disabled={!lines || !quote || error !== null}
      done={<Trans>The credits are in the pool</Trans>}
      after={
        flow?.outcome && (
          <>
            <Trans>
              <Tonnes units={flow.outcome.amount} /> deposited; you received{" "}
              <TokenAmount units={flow.outcome.minted} currency={currency} />.
            </Trans>
            <Again onAgain={again} />
          </>
        )
      }
    >
      <Stopped until={pool.pausedUntil} />
      {full && (
        <Notice tone="warn">
          <Trans>The pool is full. Something must be redeemed first, or the stakers raise its cap.</Trans>
        </Notice>
      )}
      {taken.length > 0 ? (
        <ChooseLines
          legend={<Trans>Choose what you deposit, and how much of it.</Trans>}
          available={taken}
          typed={typed}
          onChange={setTyped}
          disabled={busy}
        />
      ) : (
        <EmptyState title={t`You hold nothing that this pool takes`}>
          <Trans>Its criteria are on this page.</Trans>
        </EmptyState>
      )}
      <Refused entries={holdings.filter((one) => !isTaken(one))} />
      {lines && quote && (
        <dl className="flex flex-col gap-2 rounded-lg bg-sunken p-4" aria-live="polite" data-testid="deposit-quote">
          <QuoteLine label={<Trans>You deposit</Trans>}>
            <Tonnes units={sumOf(lines)} />
          </QuoteLine>
          <QuoteLine label={<Trans>Fee, to the treasury</Trans>}>
            <TokenAmount units={quote.fee} currency={currency} exact />
          </QuoteLine>
          <QuoteLine label={<Trans>You receive, at least</Trans>} strong>
            <TokenAmount units={quote.minted} currency={currency} exact />
          </QuoteLine>
        </dl>
      )}
      {lines && error && <ErrorSentence error={explainPool(classifyError(error))} />}
      <p className="text-sm text-ink-soft">
        <Trans>
          No approval is needed. The deposit is refused if it would give less, or if it is not carried out within 20
          minutes. Which serial numbers you take out later is not fixed: a pool holds vintages, not single credits.
        </Trans>
      </p>
    </ActionForm>
  );
}

/** Puts own credits into a pool. */
export function DepositPanel({ pool, account }: { pool: Pool; account: Address }) {
  const { t } = useLingui();
  const { data, error } = useQuery({
    queryKey: [...marketKey, "depositables", pool.address, account],
    queryFn: () => readDepositables(pool.address, account),
  });
  if (data?.length === 0) return <EmptyState title={t`You hold no credits yet`} />;
  if (data) return <DepositForm pool={pool} holdings={data} />;
  if (error) return <ErrorSentence error={classifyError(error)} />;
  return (
    <Loading>
      <Skeleton className="h-48" />
    </Loading>
  );
}
