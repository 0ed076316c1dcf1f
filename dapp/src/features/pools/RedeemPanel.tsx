import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { Address } from "viem";
import type { Pool, PoolHolding } from "../../data/pools/model.ts";
import { ActionForm, classifyError, ErrorSentence, explainPool, useTransaction } from "../../transactions/index.ts";
import { TokenAmount, Tonnes } from "../../ui/index.ts";
import { Again } from "./Again.tsx";
import { EMPTY_TAKE, takenOf } from "./lines.ts";
import { TakeFields } from "./TakeFields.tsx";
import { TakeQuoteView } from "./TakeQuoteView.tsx";
import { useTakeQuote } from "./takeQuote.ts";
import { currencyOf } from "./units.ts";
import { usePoolBalance } from "./usePools.ts";

interface TakePanelProps {
  pool: Pool;
  account: Address;
  holdings: readonly PoolHolding[];
}

/** Takes credits out of a pool. */
export function RedeemPanel({ pool, account, holdings }: TakePanelProps) {
  const { flow, busy, start, reset } = useTransaction("poolRedeem");
  const [form, setForm] = useState(EMPTY_TAKE);
  const { data: balance } = usePoolBalance(pool.address, account);
  const taken = takenOf(form, holdings);
  const { data: quote, error } = useTakeQuote(pool.address, busy ? undefined : taken);
  const short = quote !== undefined && balance !== undefined && balance.balance < quote.sum + quote.fee;
  const currency = currencyOf(pool);
  function send() {
    if (taken && quote && !short) start({ pool: pool.address, taken, maxFee: quote.fee });
  }
  function again() {
    reset();
    setForm(EMPTY_TAKE);
  }
  return (
    <ActionForm
      flow={flow}
      busy={busy}
      onSend={send}
      label={<Trans>Redeem</Trans>}
      disabled={!taken || !quote || short || error !== null}
      done={<Trans>The credits are yours</Trans>}
      after={
        flow?.outcome && (
          <>
            <Trans>
              You received <Tonnes units={flow.outcome.amount} /> for a fee of{" "}
              <TokenAmount units={flow.outcome.fee} currency={currency} />.
            </Trans>{" "}
            <Link to="/credits" className="text-brand underline">
              <Trans>My credits</Trans>
            </Link>
            <Again onAgain={again} />
          </>
        )
      }
    >
      <TakeFields form={form} onChange={setForm} holdings={holdings} balance={balance} disabled={busy} />
      {taken && quote && (
        <TakeQuoteView pool={pool} quote={quote} kind={form.kind} balance={balance?.balance} retiring={false} />
      )}
      {taken && error && <ErrorSentence error={explainPool(classifyError(error))} />}
      <p className="text-sm text-ink-soft">
        <Trans>
          Your tokens are burned, no approval is needed. Nothing is carried out if the fee would be higher, or after 20
          minutes.
        </Trans>
      </p>
    </ActionForm>
  );
}
