import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { readHead } from "../../../data/index.ts";
import { formatTonnes } from "../../../format/index.ts";
import { useLocale } from "../../../i18n/index.ts";
import {
  ActionForm,
  AmountField,
  classifyError,
  ErrorSentence,
  type TxError,
  useTransaction,
} from "../../../transactions/index.ts";
import { Button, Money, SelectField } from "../../../ui/index.ts";
import { ClosedNotice, HeldOptions, isClosed } from "../HeldOptions.tsx";
import type { Means } from "../readMeans.ts";
import {
  availableFor,
  isUneven,
  LOT_SIZES,
  type Lot,
  proceedsOf,
  readSellRows,
  type SellRow,
  sellRules,
} from "./rows.ts";

const DAY = 86_400;
const DURATIONS = [7, 30, 90, 365] as const;
/** As many as the action takes at once. */
const MOST_ROWS = 20;

/** What keeps a row's vintage from being sold now. */
const closedOf = ({ vintage }: SellRow, { held }: Means) => held.find(({ id }) => String(id) === vintage)?.closed;

let keys = 0;
const newRow = (vintage: string): SellRow => ({ key: keys++, vintage, amount: "", price: "", least: "", lot: 0 });

interface RowProps {
  row: SellRow;
  rows: readonly SellRow[];
  means: Means;
  currency: { symbol: string; decimals: number };
  onChange: (change: Partial<SellRow>) => void;
  onRemove: (() => void) | undefined;
}

function Row({ row, rows, means, currency, onChange, onRemove }: RowProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const held = new Map(means.held.map(({ id, balance }) => [String(id), balance]));
  const available = availableFor(row, rows, held);
  const rules = sellRules(row, available, currency.decimals);
  return (
    <fieldset className="grid gap-4 border-b border-line pb-5 sm:grid-cols-2" data-testid="sell-row">
      <SelectField
        label={t`Which credits`}
        value={row.vintage}
        onChange={(event) => onChange({ vintage: event.target.value })}
      >
        <HeldOptions held={means.held} />
      </SelectField>
      <SelectField
        label={t`Sold in`}
        value={row.lot}
        onChange={(event) => onChange({ lot: Number(event.target.value) as Lot })}
      >
        <option value={0}>{t`any amount`}</option>
        {([1, 2] as const)
          .filter((lot) => lot === row.lot || LOT_SIZES[lot] <= available)
          .map((lot) => (
            <option key={lot} value={lot}>
              {t`lots of ${formatTonnes(LOT_SIZES[lot], locale)} t`}
            </option>
          ))}
      </SelectField>
      <div>
        <AmountField
          label={t`Amount`}
          unit="t"
          rules={rules.amount}
          value={row.amount}
          onChange={(amount) => onChange({ amount })}
        />
        {isUneven(row, available) && (
          <p role="alert" className="mt-1 text-sm text-danger">
            <Trans>This is no whole number of lots.</Trans>
          </p>
        )}
      </div>
      <AmountField
        label={t`Price of one tonne`}
        unit={currency.symbol}
        rules={rules.price}
        value={row.price}
        onChange={(price) => onChange({ price })}
      />
      {row.lot === 0 && (
        <AmountField
          label={t`Smallest purchase (optional)`}
          unit="t"
          rules={rules.least}
          value={row.least}
          onChange={(least) => onChange({ least })}
        />
      )}
      <div className="empty:hidden sm:col-span-2">
        <ClosedNotice closed={closedOf(row, means)} />
      </div>
      {onRemove && (
        <Button size="sm" variant="quiet" className="self-end justify-self-start" onClick={onRemove}>
          <Trans>Remove this listing</Trans>
        </Button>
      )}
    </fieldset>
  );
}

/** One listing or several at once, all in one pay token and until one day. */
export function SellForm({ means, vintage }: { means: Means; vintage: string }) {
  const { t } = useLingui();
  const { flow, busy, start } = useTransaction("listMany");
  const known = means.held.some(({ id }) => String(id) === vintage);
  const [rows, setRows] = useState<SellRow[]>(() => [newRow(known ? vintage : String(means.held[0]?.id ?? ""))]);
  const [chosen, setChosen] = useState(0);
  const [days, setDays] = useState(30);
  const [clockError, setClockError] = useState<TxError>();
  const payToken = means.payTokens[chosen];
  const held = new Map(means.held.map(({ id, balance }) => [String(id), balance]));
  const currency = payToken?.currency ?? { symbol: "", decimals: 6 };
  const terms = payToken && readSellRows(rows, held, currency.decimals);
  async function send() {
    if (!terms || !payToken) return;
    try {
      const expiry = Number((await readHead()).timestamp) + days * DAY;
      setClockError(undefined);
      start({ terms: terms.map((one) => ({ ...one, payToken: payToken.address, expiry })) });
    } catch (error) {
      setClockError(classifyError(error));
    }
  }
  const count = flow?.outcome?.listings.length ?? 0;
  return (
    <ActionForm
      flow={flow}
      busy={busy}
      onSend={() => void send()}
      label={<Trans>List for sale</Trans>}
      disabled={!terms || rows.some((row) => isClosed(closedOf(row, means)))}
      done={count === 1 ? <Trans>Your credits are for sale</Trans> : <Trans>{count} listings are for sale</Trans>}
      after={
        <Link to="/market/mine" className="text-brand underline">
          <Trans>My offers</Trans>
        </Link>
      }
    >
      {rows.map((row) => (
        <Row
          key={row.key}
          row={row}
          rows={rows}
          means={means}
          currency={currency}
          onChange={(change) => setRows(rows.map((one) => (one.key === row.key ? { ...one, ...change } : one)))}
          onRemove={rows.length > 1 ? () => setRows(rows.filter((one) => one.key !== row.key)) : undefined}
        />
      ))}
      {rows.length < MOST_ROWS && (
        <Button
          size="sm"
          variant="secondary"
          className="self-start"
          onClick={() => setRows([...rows, newRow(rows.at(-1)?.vintage ?? "")])}
        >
          <Trans>Add a listing</Trans>
        </Button>
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField label={t`Paid in`} value={chosen} onChange={(event) => setChosen(Number(event.target.value))}>
          {means.payTokens.map(({ address, currency: { symbol } }, index) => (
            <option key={address} value={index}>
              {symbol}
            </option>
          ))}
        </SelectField>
        <SelectField label={t`Listed for`} value={days} onChange={(event) => setDays(Number(event.target.value))}>
          {DURATIONS.map((choice) => (
            <option key={choice} value={choice}>
              {t`${choice} days`}
            </option>
          ))}
        </SelectField>
      </div>
      {clockError && <ErrorSentence error={clockError} />}
      {terms && (
        <p data-testid="proceeds">
          <Trans>
            Sold whole, it brings you <Money amount={proceedsOf(terms)} currency={currency} />.
          </Trans>
        </p>
      )}
      <p className="text-sm text-ink-faint">
        <Trans>
          What you list is locked in the market until it is sold or you cancel. You receive your price whole; buyers pay
          the commission on top.
        </Trans>
      </p>
    </ActionForm>
  );
}
