import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { Address } from "viem";
import { usdcAddress } from "../../chain/liquidity.ts";
import { marketKey } from "../../data/index.ts";
import { MIN_AMOUNT, TONNE_DECIMALS } from "../../format/index.ts";
import {
  AmountField,
  type ClaimForm,
  claimProblems,
  classifyError,
  ErrorSentence,
  emptyClaim,
  readAmount,
  SlippageField,
  TransactionPanel,
  useSlippage,
  useTransaction,
} from "../../transactions/index.ts";
import { Button, Card, Loading, Notice, SelectField, Skeleton } from "../../ui/index.ts";
import { NOBODY, readBalance } from "../buy/index.ts";
import { ClaimFields } from "../retire/index.ts";
import { ConnectPrompt } from "../wallet/index.ts";
import { CreditsOf } from "./CreditsOf.tsx";
import type { Wanted } from "./candidates.ts";
import { guardsOf } from "./guards.ts";
import { Outcome } from "./Outcome.tsx";
import { PayLines } from "./PayLines.tsx";
import { type PayChoice, PayTokenField, payTokenOf, useCurrency } from "./PayTokenField.tsx";
import { HIGH_IMPACT, RouteList } from "./RouteList.tsx";
import type { RetireRoute } from "./readRoutes.ts";
import { ScopeField, scopeOf } from "./ScopeField.tsx";
import { useRoutes } from "./useRoutes.ts";

interface RetireNowFormProps {
  /** Undefined while no wallet is connected: the ways are shown all the same. */
  account: Address | undefined;
  /** From the address. */
  scope: string;
  amount: string;
}

/** Amount, ways, claim, payment and the one transaction. */
export function RetireNowForm({ account, scope: firstScope, amount: firstAmount }: RetireNowFormProps) {
  const { t } = useLingui();
  const { flow, busy, start, reset } = useTransaction("retireNow");
  const slippage = useSlippage();
  const [exact, setExact] = useState<Wanted["exact"]>("tonnes");
  const [text, setText] = useState(firstAmount);
  const [scope, setScope] = useState(firstScope);
  const [pay, setPay] = useState<PayChoice>({ token: usdcAddress, other: "" });
  const [chosen, setChosen] = useState<string>();
  const [claim, setClaim] = useState<ClaimForm>(emptyClaim);
  const [strict, setStrict] = useState(false);
  const [sent, setSent] = useState<RetireRoute>();

  const finished = flow?.status === "confirmed" || flow?.status === "indexed";
  /** What failed is over as soon as something else is wanted. */
  function editing<Value>(set: (value: Value) => void) {
    return (value: Value) => {
      if (flow?.status === "failed") reset();
      set(value);
    };
  }
  function again() {
    reset();
    setText("");
    setChosen(undefined);
  }

  const payToken = payTokenOf(pay);
  const { data: currency, error: noToken } = useCurrency(payToken);
  const rules =
    exact === "tonnes"
      ? { decimals: TONNE_DECIMALS, minimum: MIN_AMOUNT }
      : { decimals: currency?.decimals ?? 0, minimum: 1n };
  const parsed = readAmount(text, rules);
  const wanted: Wanted | undefined = parsed.ok && currency ? { exact, amount: parsed.value } : undefined;
  const { found, truncated, error } = useRoutes(
    scopeOf(scope),
    wanted,
    payToken,
    account ?? NOBODY,
    !busy && !finished,
  );
  const { data: balance } = useQuery({
    queryKey: [...marketKey, "payBalance", payToken, account],
    queryFn: () => readBalance(payToken as Address, account as Address),
    enabled: account !== undefined && payToken !== undefined && currency !== undefined,
    refetchInterval: 8_000,
  });
  const route = found?.routes.find(({ key }) => key === chosen) ?? found?.routes[0];
  const { data: changeCurrency } = useCurrency(sent?.token);
  const short = route !== undefined && balance !== undefined && balance < route.quote.paid;
  const guards =
    route && wanted && balance !== undefined ? guardsOf(wanted, route.quote, slippage, balance) : undefined;
  const ready = route !== undefined && guards !== undefined && !short && !busy && currency !== undefined;

  function send(permit: boolean) {
    if (!route || !guards || !currency || short) return;
    setSent(route);
    start({ source: route.source, ...guards, path: route.path, claim, permit, currency });
  }
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const sound = Object.keys(claimProblems(claim)).length === 0;
    setStrict(!sound);
    if (sound && ready) send(true);
    // What is wrong stands far above the button: the reader is taken there once it is marked.
    if (!sound) setTimeout(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  }
  if (finished && flow.outcome && currency) {
    return <Outcome outcome={flow.outcome} currency={currency} changeCurrency={changeCurrency} onAgain={again} />;
  }
  const symbol = currency?.symbol ?? "";
  return (
    <Card className="mx-auto max-w-3xl p-5 sm:p-7">
      <form onSubmit={submit} noValidate className="flex flex-col gap-6">
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField
            label={t`You say`}
            value={exact}
            disabled={busy}
            onChange={(event) => {
              editing(setExact)(event.target.value as Wanted["exact"]);
              setText("");
            }}
          >
            <option value="tonnes">{t`how many tonnes`}</option>
            <option value="payment">{t`how much money`}</option>
          </SelectField>
          <AmountField
            label={exact === "tonnes" ? t`Tonnes to retire` : t`Money to spend`}
            unit={exact === "tonnes" ? "t" : symbol}
            rules={rules}
            value={text}
            onChange={editing(setText)}
            disabled={busy}
          />
          <PayTokenField choice={pay} onChange={editing(setPay)} unknown={noToken !== null} disabled={busy} />
          <ScopeField value={scope} onChange={editing(setScope)} disabled={busy} />
        </div>
        {wanted && !found && !error && (
          <Loading>
            <Skeleton className="h-40" />
          </Loading>
        )}
        {error && !found && <ErrorSentence error={classifyError(error)} />}
        {found && currency && (
          <>
            {found.paused && (
              <Notice tone="warn">
                <Trans>
                  The market is paused for now, so nothing can be bought of it. Pools can always be redeemed.
                </Trans>
              </Notice>
            )}
            {found.routes.length === 0 && (
              <Notice tone="warn" alert>
                <Trans>
                  So much cannot be retired in one transaction now. Choose another amount, token or credits.
                </Trans>
              </Notice>
            )}
            {truncated && (
              <p className="text-sm text-ink-faint">
                <Trans>There are more offers than were looked at: the cheapest were.</Trans>
              </p>
            )}
            <RouteList
              found={found}
              currency={currency}
              chosen={route?.key}
              onChoose={editing(setChosen)}
              disabled={busy}
            />
          </>
        )}
        {route && !busy && <CreditsOf route={route} />}
        {account === undefined ? (
          <ConnectPrompt title={t`Connect a wallet to retire`}>
            <Trans>
              What you pay is read from the chain once more before you sign. The tier of your stake lowers it.
            </Trans>
          </ConnectPrompt>
        ) : (
          <>
            <section className="flex flex-col gap-4">
              <h2 className="font-semibold">
                <Trans>What the certificate says</Trans>
              </h2>
              <ClaimFields claim={claim} onChange={setClaim} strict={strict} />
              <Notice tone="info">
                <Trans>What you write here is public and can never be changed or removed.</Trans>
              </Notice>
            </section>
            {route && guards && currency && (
              <section className="flex flex-col gap-4">
                <h2 className="font-semibold">
                  <Trans>Payment</Trans>
                </h2>
                <PayLines route={route} guards={guards} currency={currency} balance={balance} />
                {(route.impact ?? 0) >= HIGH_IMPACT && (
                  <Notice tone="danger" alert>
                    <Trans>
                      There is little on Uniswap for so large a payment: it moves the price against you. Choose a
                      smaller amount, another way or another token.
                    </Trans>
                  </Notice>
                )}
                <SlippageField disabled={busy} />
                {short && (
                  <Notice tone="warn" alert>
                    <Trans>This costs more {symbol} than you hold. Choose a smaller amount or another token.</Trans>
                  </Notice>
                )}
                <p className="text-sm text-ink-faint">
                  <Trans>
                    One signature where the token allows it, else an approval of exactly this maximum, then one
                    transaction: pay, obtain, retire, certificate. No more is taken than it costs. It is refused beyond
                    the bounds above, or after 20 minutes.
                  </Trans>
                </p>
              </section>
            )}
            <Notice tone="warn">
              <Trans>Retiring cannot be undone: the credits are burned, and nobody can ever use them again.</Trans>
            </Notice>
            {!flow && (
              <Button type="submit" busy={busy} disabled={!ready} className="self-start">
                <Trans>Retire now</Trans>
              </Button>
            )}
          </>
        )}
      </form>
      {flow && (
        <div className="mt-6">
          <TransactionPanel flow={flow} onRetry={() => send(true)} />
          {flow.status === "failed" && flow.error?.kind === "rejected" && (
            <Button size="sm" variant="quiet" className="mt-3" onClick={() => send(false)}>
              <Trans>Send an approval instead of a signature</Trans>
            </Button>
          )}
        </div>
      )}
    </Card>
  );
}
