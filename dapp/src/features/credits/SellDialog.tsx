import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { marketKey, soundnessOf } from "../../data/index.ts";
import { MIN_AMOUNT, TONNE_DECIMALS } from "../../format/index.ts";
import {
  AmountField,
  classifyError,
  ErrorSentence,
  readAmount,
  TransactionPanel,
  type TxError,
  useTransaction,
} from "../../transactions/index.ts";
import { Button, Dialog, Notice, SelectField } from "../../ui/index.ts";
import { RecallNotice } from "../trail/index.ts";
import type { Holding } from "./readCredits.ts";
import { type PayToken, readChainTime, readPayTokens } from "./readPayTokens.ts";

const DAY = 86_400;
const DURATIONS = [7, 30, 90, 365] as const;
/** The most that the market keeps of a price or a minimum fill. */
const MAX_UNIT_PRICE = 2n ** 76n - 1n;
const MAX_MIN_FILL = 16_777_215n * MIN_AMOUNT;

interface SellFormProps {
  holding: Holding;
  payTokens: readonly PayToken[];
}

function SellForm({ holding, payTokens }: SellFormProps) {
  const { t } = useLingui();
  const { flow, busy, start } = useTransaction("list");
  const [amount, setAmount] = useState("");
  const [price, setPrice] = useState("");
  const [least, setLeast] = useState("");
  const [days, setDays] = useState(30);
  const [chosen, setChosen] = useState(0);
  const [clockError, setClockError] = useState<TxError>();

  const payToken = payTokens[chosen];
  const amountRules = { decimals: TONNE_DECIMALS, minimum: MIN_AMOUNT, maximum: holding.balance };
  const priceRules = { decimals: payToken?.currency.decimals ?? 6, minimum: 1n, maximum: MAX_UNIT_PRICE };
  const amountRead = readAmount(amount, amountRules);
  // The market keeps the smallest purchase in steps of 0.001 t.
  const ceiling = amountRead.ok && amountRead.value < MAX_MIN_FILL ? amountRead.value : MAX_MIN_FILL;
  const leastRules = { decimals: 3, maximum: ceiling / MIN_AMOUNT };
  const priceRead = readAmount(price, priceRules);
  const leastRead = readAmount(least === "" ? "0" : least, leastRules);
  const done = flow?.status === "confirmed" || flow?.status === "indexed";
  const ready = amountRead.ok && priceRead.ok && leastRead.ok && payToken !== undefined && !busy;

  async function send() {
    if (!amountRead.ok || !priceRead.ok || !leastRead.ok || !payToken) return;
    try {
      const expiry = (await readChainTime()) + days * DAY;
      setClockError(undefined);
      start({
        vintage: holding.id,
        amount: amountRead.value,
        unitPrice: priceRead.value,
        payToken: payToken.address,
        minFill: leastRead.value * MIN_AMOUNT,
        expiry,
      });
    } catch (error) {
      setClockError(classifyError(error));
    }
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    if (ready) void send();
  }

  const listingId = flow?.outcome && String(flow.outcome.listing);
  return (
    <div className="flex flex-col gap-5">
      {!done && (
        <form onSubmit={submit} noValidate className="flex flex-col gap-4">
          <AmountField label={t`Amount`} unit="t" rules={amountRules} value={amount} onChange={setAmount} />
          <AmountField
            label={t`Price of one tonne`}
            hint={t`You receive it whole; buyers pay the commission on top.`}
            unit={payToken?.currency.symbol ?? ""}
            rules={priceRules}
            value={price}
            onChange={setPrice}
          />
          {payTokens.length > 1 && (
            <SelectField label={t`Paid in`} value={chosen} onChange={(event) => setChosen(Number(event.target.value))}>
              {payTokens.map(({ address, currency }, index) => (
                <option key={address} value={index}>
                  {currency.symbol}
                </option>
              ))}
            </SelectField>
          )}
          <AmountField
            label={t`Smallest purchase (optional)`}
            unit="t"
            rules={leastRules}
            value={least}
            onChange={setLeast}
          />
          <SelectField label={t`Listed for`} value={days} onChange={(event) => setDays(Number(event.target.value))}>
            {DURATIONS.map((choice) => (
              <option key={choice} value={choice}>
                {t`${choice} days`}
              </option>
            ))}
          </SelectField>
          {clockError && <ErrorSentence error={clockError} />}
          <Button type="submit" busy={busy} disabled={!ready && !busy}>
            <Trans>List for sale</Trans>
          </Button>
        </form>
      )}
      {flow && (
        <TransactionPanel flow={flow} onRetry={() => void send()}>
          {listingId && (
            <Notice tone="good" title={t`Your credits are for sale`}>
              <Link to="/buy/$listingId" params={{ listingId }} className="text-brand underline">
                <Trans>See the listing</Trans>
              </Link>
            </Notice>
          )}
        </TransactionPanel>
      )}
    </div>
  );
}

/** Lists a holding for sale. */
export function SellDialog({ holding, onClose }: { holding: Holding; onClose: () => void }) {
  const { t } = useLingui();
  const { data, error } = useQuery({ queryKey: [...marketKey, "payTokens"], queryFn: readPayTokens });
  const { year } = holding.vintage;
  return (
    <Dialog open onOpenChange={onClose} title={t`Sell credits of ${year}`} description={holding.project.name}>
      <RecallNotice vintage={holding.vintage} className="mb-4">
        {soundnessOf(holding.vintage) === "recalled" ? (
          <Trans>Nothing of it can be bought on these pages: a listing of it shows as recalled.</Trans>
        ) : (
          <Trans>Whoever looks at your listing is told so before they buy.</Trans>
        )}
      </RecallNotice>
      {error && <ErrorSentence error={classifyError(error)} />}
      {data && <SellForm holding={holding} payTokens={data} />}
    </Dialog>
  );
}
