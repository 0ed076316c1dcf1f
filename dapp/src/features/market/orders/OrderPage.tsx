import { useLingui } from "@lingui/react";
import { Trans, useLingui as useWords } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useConnection } from "wagmi";
import type { SignedOrder } from "../../../data/book/index.ts";
import { marketKey, useCurrencies } from "../../../data/index.ts";
import { classifyError, ErrorSentence } from "../../../transactions/index.ts";
import { Button, Card, Loading, Notice, PageHeader, Skeleton, TextAreaField } from "../../../ui/index.ts";
import { useHandedOver } from "../../handover/index.ts";
import { ConnectPrompt } from "../../wallet/index.ts";
import { MarketTabs } from "../MarketTabs.tsx";
import { FillForm } from "./FillForm.tsx";
import { problemOf, readOrderFacts } from "./judge.ts";
import { OrderInWords } from "./OrderInWords.tsx";
import { keepOrder, useKeptOrders } from "./store.ts";
import { readMarketOrder, writeMarketOrder } from "./texts.ts";
import { orderProblems, orderReadProblems } from "./words.ts";

function KeepButton({ signed }: { signed: SignedOrder }) {
  const text = writeMarketOrder(signed);
  const known = useKeptOrders().some((one) => writeMarketOrder(one) === text);
  if (known) {
    return (
      <p className="text-sm text-ink-soft">
        <Trans>This order is kept in this browser, under “My offers”.</Trans>
      </p>
    );
  }
  return (
    <Button size="sm" variant="quiet" className="self-start" onClick={() => keepOrder(signed)}>
      <Trans>Keep it in this browser</Trans>
    </Button>
  );
}

/** An order that could be read. Nothing is offered before the chain has said how it stands. */
function Found({ signed }: { signed: SignedOrder }) {
  const { i18n } = useLingui();
  const { t } = useWords();
  const { address } = useConnection();
  const { data: facts, error } = useQuery({
    queryKey: [...marketKey, "orderFacts", writeMarketOrder(signed)],
    queryFn: () => readOrderFacts(signed),
    refetchInterval: 8_000,
    retry: 1,
  });
  const currency = useCurrencies([signed.order.payToken]).get(signed.order.payToken.toLowerCase());
  const problem = facts && problemOf(facts, address);
  return (
    <div className="flex flex-col gap-5" data-testid="order" data-problem={problem ?? (facts ? "none" : "unknown")}>
      <OrderInWords order={signed.order} remaining={facts?.remaining} />
      {!facts && error && (
        <Notice tone="danger" alert title={t`The chain says nothing of this order`}>
          <ErrorSentence error={classifyError(error)} />
        </Notice>
      )}
      {!facts && !error && (
        <Loading>
          <Skeleton className="h-24" />
        </Loading>
      )}
      {problem && (
        <Notice tone={problem === "own" ? "info" : "danger"} alert title={t`This order cannot be filled here`}>
          {i18n._(orderProblems[problem])}
        </Notice>
      )}
      {facts && !problem && (
        <>
          <p role="status" className="text-sm text-ink-soft">
            <Trans>The signature is its maker's, and the order is open on the chain.</Trans>
          </p>
          {address && currency && (
            <FillForm key={facts.hash + address} facts={facts} account={address} currency={currency} />
          )}
          {!address && (
            <ConnectPrompt title={t`Connect a wallet to fill it`}>
              <Trans>The price, the commission and the total are read from the chain before you sign.</Trans>
            </ConnectPrompt>
          )}
        </>
      )}
      {facts?.signed && <KeepButton signed={signed} />}
    </div>
  );
}

/** Opens an order that somebody gave: from a link, a text or a file. */
export function OrderPage() {
  const { i18n } = useLingui();
  const { t } = useWords();
  const [text, write] = useHandedOver();
  const read = text.trim() === "" ? undefined : readMarketOrder(text);
  return (
    <>
      <PageHeader title={t`Open an order`}>
        <p className="max-w-prose text-ink-soft">
          <Trans>
            Somebody signed that they sell or buy credits, and gave you the order. The page asks the chain whether it
            holds before anything can be signed.
          </Trans>
        </p>
      </PageHeader>
      <MarketTabs />
      <Card className="mx-auto flex max-w-3xl flex-col gap-6 p-5 sm:p-7">
        <TextAreaField
          label={t`What its maker gave you`}
          hint={t`The whole link, or the whole text.`}
          value={text}
          rows={4}
          spellCheck={false}
          className="[&_textarea]:font-mono [&_textarea]:text-sm"
          error={read && !read.ok ? i18n._(orderReadProblems[read.problem]) : undefined}
          onChange={(event) => write(event.target.value)}
        />
        <label className="text-sm">
          <span className="mb-1 block font-medium">
            <Trans>Or open a file</Trans>
          </span>
          <input
            type="file"
            accept="application/json,.json,text/plain"
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              if (file && file.size < 100_000) void file.text().then(write, () => write("?"));
              else if (file) write("?");
            }}
          />
        </label>
        {read?.ok && <Found key={writeMarketOrder(read.value)} signed={read.value} />}
      </Card>
    </>
  );
}
