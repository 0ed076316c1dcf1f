import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { type Address, isAddressEqual } from "viem";
import { useConnection } from "wagmi";
import { marketKey } from "../../data/index.ts";
import { TONNE_DECIMALS, tonnesToInput } from "../../format/index.ts";
import { AmountField, readAmount, TransactionPanel, useTransaction } from "../../transactions/index.ts";
import { Button, buttonClass, Card, Notice, Tonnes } from "../../ui/index.ts";
import { FaucetPanel, faucetHelps } from "../faucet/index.ts";
import { ConnectPrompt } from "../wallet/index.ts";
import { QuoteLines } from "./QuoteLines.tsx";
import { NOBODY, type Offer, readBalance, readQuote } from "./readOffer.ts";

function useQuote(offer: Offer, amount: bigint | undefined, account: Address | undefined) {
  return useQuery({
    queryKey: [...marketKey, "quote", String(offer.id), String(amount), account],
    queryFn: () => readQuote(offer.id, amount ?? 0n, account ?? NOBODY),
    enabled: amount !== undefined,
  });
}

function HaltNotice({ offer }: { offer: Offer }) {
  const { t } = useLingui();
  const words = {
    soldOut: t`Everything in this listing was sold, or its seller took it back.`,
    expired: t`This listing has expired. Nothing can be bought from it any more; its seller can take back what is left.`,
    recalled: t`No sound serial number of this vintage is left, so its credits are not sold here: nobody could retire them.`,
    suspended: t`The project is suspended or delisted, so its credits cannot be bought now.`,
    paused: t`The market is paused for now, so nothing can be bought. Credits can always be retired.`,
  };
  return offer.halt ? <Notice tone="warn">{words[offer.halt]}</Notice> : null;
}

function Bought({ vintage, amount, onAgain }: { vintage: number; amount: bigint; onAgain: () => void }) {
  return (
    <Notice tone="good" title={<Trans>The credits are yours</Trans>}>
      <p>
        <Trans>
          You bought <Tonnes units={amount} />.
        </Trans>
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Link
          to="/retire/$vintageId"
          params={{ vintageId: String(vintage) }}
          search={{ amount: tonnesToInput(amount) }}
          className={buttonClass("primary", "sm")}
        >
          <Trans>Retire them</Trans>
        </Link>
        <Link to="/credits" className={buttonClass("secondary", "sm")}>
          <Trans>My credits</Trans>
        </Link>
        <Button size="sm" variant="quiet" onClick={onAgain}>
          <Trans>Buy more</Trans>
        </Button>
      </div>
    </Notice>
  );
}

/** The amount, what the chain says it costs, and the purchase. */
export function BuyForm({ offer }: { offer: Offer }) {
  const { t } = useLingui();
  const { address } = useConnection();
  const { flow, busy, start, reset } = useTransaction("buy");
  const [text, setText] = useState("");

  const rules = { decimals: TONNE_DECIMALS, minimum: offer.minFill, maximum: offer.remaining };
  const parsed = readAmount(text, rules);
  const amount = parsed.ok ? parsed.value : undefined;
  const { data: quote } = useQuote(offer, amount, address);
  const { data: balance } = useQuery({
    queryKey: [...marketKey, "payBalance", offer.payToken, address],
    queryFn: () => readBalance(offer.payToken, address as Address),
    enabled: address !== undefined,
    refetchInterval: 5_000,
  });

  const { symbol } = offer.currency;
  const ownListing = address !== undefined && isAddressEqual(address, offer.seller);
  const short = quote !== undefined && balance !== undefined && balance < quote.total;
  const unsound = amount !== undefined && amount > offer.sound;
  const uneven = amount !== undefined && offer.lot > 0n && amount % offer.lot !== 0n;
  const finished = flow?.status === "confirmed" || flow?.status === "indexed";
  const ready =
    amount !== undefined && quote !== undefined && !short && !unsound && !uneven && !offer.halt && !ownListing && !busy;

  function send() {
    if (amount === undefined || !quote || unsound) return;
    start({ listing: offer.id, amount, payToken: offer.payToken, maxTotal: quote.total, currency: offer.currency });
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    if (ready) send();
  }
  function again() {
    reset();
    setText("");
  }

  if (!address && !offer.halt) {
    return (
      <ConnectPrompt title={t`Connect a wallet to buy`}>
        <Trans>The price, the commission and the total are read from the chain before you sign.</Trans>
      </ConnectPrompt>
    );
  }
  return (
    <Card className="flex flex-col gap-4 p-5">
      <HaltNotice offer={offer} />
      {!offer.halt && !finished && (
        <form onSubmit={submit} className="flex flex-col gap-4" noValidate>
          <AmountField
            label={t`Amount`}
            hint={
              <Trans>
                <Tonnes units={offer.remaining} /> are left
              </Trans>
            }
            unit="t"
            rules={rules}
            value={text}
            onChange={setText}
            disabled={busy}
          />
          {amount !== undefined && <QuoteLines quote={quote} balance={balance} currency={offer.currency} />}
          {ownListing && (
            <Notice tone="info">
              <Trans>This is your own listing. You can cancel it under “My credits”.</Trans>
            </Notice>
          )}
          {uneven && (
            <Notice tone="warn" alert>
              <Trans>
                This listing is sold in lots of <Tonnes units={offer.lot} /> only.
              </Trans>
            </Notice>
          )}
          {unsound && (
            <Notice tone="danger">
              <Trans>
                Only <Tonnes units={offer.sound} /> of this vintage have sound serial numbers, so no more than that can
                be bought here.
              </Trans>
            </Notice>
          )}
          {short && (
            <Notice tone="warn" title={<Trans>Not enough {symbol} for this amount</Trans>}>
              {faucetHelps(offer.payToken, balance) ? (
                <FaucetPanel />
              ) : (
                <Trans>This amount costs more than you hold. Choose a smaller one.</Trans>
              )}
            </Notice>
          )}
          <Button type="submit" busy={busy} disabled={!ready && !busy}>
            <Trans>Buy</Trans>
          </Button>
          <p className="text-sm text-ink-faint">
            <Trans>
              You approve exactly this total. The purchase is refused if it would cost more, or if it is not carried out
              within 20 minutes.
            </Trans>
          </p>
        </form>
      )}
      {flow && (
        <TransactionPanel flow={flow} onRetry={send}>
          {flow.outcome && <Bought vintage={flow.outcome.vintage} amount={flow.outcome.amount} onAgain={again} />}
        </TransactionPanel>
      )}
    </Card>
  );
}
