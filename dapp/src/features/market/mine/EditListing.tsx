import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { BookListing } from "../../../data/book/index.ts";
import { readHead } from "../../../data/index.ts";
import type { Currency } from "../../../format/index.ts";
import {
  ActionForm,
  AmountField,
  classifyError,
  ErrorSentence,
  readAmount,
  type TxError,
  useTransaction,
} from "../../../transactions/index.ts";
import { Dialog, Notice, SelectField, Time, Tonnes, UnitPrice } from "../../../ui/index.ts";
import { MAX_UNIT_PRICE } from "../orders/draft.ts";

/** What is changed of a listing. */
export type Edit = "price" | "expiry" | "cancel";

interface EditProps {
  listing: BookListing;
  currency: Currency;
}

function PriceForm({ listing, currency }: EditProps) {
  const { t } = useLingui();
  const { flow, busy, start } = useTransaction("setListingPrice");
  const [text, setText] = useState("");
  // The listing is read anew once it is changed.
  const [before] = useState(listing.unitPrice);
  const rules = { decimals: currency.decimals, minimum: 1n, maximum: MAX_UNIT_PRICE };
  const parsed = readAmount(text, rules);
  const same = parsed.ok && parsed.value === listing.unitPrice;
  return (
    <ActionForm
      flow={flow}
      busy={busy}
      onSend={() => parsed.ok && start({ listing: listing.id, unitPrice: parsed.value })}
      label={<Trans>Change the price</Trans>}
      disabled={!parsed.ok || same}
      done={<Trans>The price is changed</Trans>}
      after={
        parsed.ok && (
          <>
            <UnitPrice amount={before} currency={currency} /> → <UnitPrice amount={parsed.value} currency={currency} />
          </>
        )
      }
    >
      <p className="text-sm text-ink-soft">
        <Trans>
          Now: <UnitPrice amount={listing.unitPrice} currency={currency} />
        </Trans>
      </p>
      <AmountField
        label={t`New price of one tonne`}
        unit={currency.symbol}
        rules={rules}
        value={text}
        onChange={setText}
        disabled={busy}
      />
    </ActionForm>
  );
}

const DAY = 86_400;
const DURATIONS = [1, 7, 30, 90, 365] as const;

function ExpiryForm({ listing }: EditProps) {
  const { t } = useLingui();
  const { flow, busy, start } = useTransaction("setListingExpiry");
  const [days, setDays] = useState(30);
  const [before] = useState(listing.expiry);
  const [clockError, setClockError] = useState<TxError>();
  async function send() {
    try {
      const expiry = Number((await readHead()).timestamp) + days * DAY;
      setClockError(undefined);
      start({ listing: listing.id, expiry });
    } catch (error) {
      setClockError(classifyError(error));
    }
  }
  const until = flow?.outcome?.expiry;
  return (
    <ActionForm
      flow={flow}
      busy={busy}
      onSend={() => void send()}
      label={<Trans>Change the end</Trans>}
      done={<Trans>The listing has a new end</Trans>}
      after={
        until !== undefined && (
          <>
            <Time at={before} /> → <Time at={BigInt(until)} />
          </>
        )
      }
    >
      <p className="text-sm text-ink-soft">
        <Trans>
          Ends: <Time at={listing.expiry} />
        </Trans>
      </p>
      <SelectField
        label={t`Listed from now on for`}
        value={days}
        onChange={(event) => setDays(Number(event.target.value))}
      >
        {DURATIONS.map((choice) => (
          <option key={choice} value={choice}>
            {choice === 1 ? t`1 day` : t`${choice} days`}
          </option>
        ))}
      </SelectField>
      {clockError && <ErrorSentence error={clockError} />}
    </ActionForm>
  );
}

function CancelForm({ listing }: EditProps) {
  const { flow, busy, start } = useTransaction("cancelListing");
  const returned = flow?.outcome?.returned;
  const expired = listing.state === "expired";
  return (
    <ActionForm
      flow={flow}
      busy={busy}
      onSend={() => start({ listing: listing.id })}
      label={expired ? <Trans>Take back what is left</Trans> : <Trans>Cancel the listing</Trans>}
      variant="danger"
      done={<Trans>The listing is cancelled</Trans>}
      after={
        returned !== undefined && (
          <Trans>
            <Tonnes units={returned} /> came back to your account.
          </Trans>
        )
      }
    >
      <Notice tone="info">
        <Trans>
          <Tonnes units={listing.remaining} /> come back to your account. This always works, also while the market is
          paused.
        </Trans>
      </Notice>
    </ActionForm>
  );
}

/** Changes a listing of one's own. */
export function EditListing({ edit, onClose, ...rest }: EditProps & { edit: Edit; onClose: () => void }) {
  const { t } = useLingui();
  const titles = { price: t`Change the price`, expiry: t`Change the end`, cancel: t`Cancel the listing?` };
  return (
    <Dialog open onOpenChange={onClose} title={titles[edit]}>
      {edit === "price" && <PriceForm {...rest} />}
      {edit === "expiry" && <ExpiryForm {...rest} />}
      {edit === "cancel" && <CancelForm {...rest} />}
    </Dialog>
  );
}
