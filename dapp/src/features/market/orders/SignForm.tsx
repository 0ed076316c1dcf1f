import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Address, TypedDataDefinition } from "viem";
import { trading } from "../../../chain/trading.ts";
import { publicClient } from "../../../chain/wagmi.ts";
import { BUY, type MarketOrder, SELL, type Side, type SignedOrder } from "../../../data/book/index.ts";
import { marketKey } from "../../../data/index.ts";
import { AmountField } from "../../../transactions/index.ts";
import { Button, Notice, SelectField, TextField, UnitPrice } from "../../../ui/index.ts";
import { DEFAULT_DAYS, SignButton, useSigning, ValidityField } from "../../handover/index.ts";
import { ClosedNotice, HeldOptions, isClosed } from "../HeldOptions.tsx";
import { type Means, readClosed } from "../readMeans.ts";
import { useVintageName, vintageWords } from "../VintageTitle.tsx";
import { type OrderFields, orderRules, readOrderFields, takerProblem } from "./draft.ts";
import { isInBand, readBand } from "./judge.ts";
import { OrderInWords } from "./OrderInWords.tsx";
import { Signed } from "./Signed.tsx";
import { keepOrder, nextNonce } from "./store.ts";
import { marketOrderData } from "./typedData.ts";

interface SignFormProps {
  account: Address;
  means: Means;
  /** From the address: a vintage's number. */
  vintage: string;
}

/** Looks at an order once more, has it signed, and hands it over. */
function Review({ draft, onBack }: { draft: Omit<MarketOrder, "nonce" | "counter" | "deadline">; onBack: () => void }) {
  const { t } = useLingui();
  const [days, setDays] = useState(DEFAULT_DAYS);
  const { maker } = draft;
  const { data: counter } = useQuery({
    queryKey: [...marketKey, "orderCounter", maker],
    queryFn: () => publicClient.readContract({ ...trading.creditMarket, functionName: "counterOf", args: [maker] }),
  });
  const orderOf = ({ nonce, deadline }: { nonce: bigint; deadline: bigint }): MarketOrder => ({
    ...draft,
    ...{ nonce, counter: counter ?? 0n, deadline: Number(deadline) },
  });
  const signing = useSigning<SignedOrder>(
    (validity) => marketOrderData(orderOf(validity)) as TypedDataDefinition,
    ({ signature, ...validity }) => {
      const signed = { order: orderOf(validity), signature };
      keepOrder(signed);
      return signed;
    },
    () => nextNonce(maker),
  );
  const shown = signing.signed?.order ?? { ...draft, nonce: 0n, counter: 0n, deadline: 0 };
  return (
    <div className="flex flex-col gap-5" data-testid="sign-review">
      <OrderInWords order={shown} />
      {!signing.signed && (
        <>
          <ValidityField days={days} onChange={setDays} disabled={signing.busy} />
          <Notice tone="info" title={t`What you sign`}>
            {draft.side === SELL ? (
              <Trans>
                Whoever may fill it pays you this price in full and receives your credits in the same transaction. Your
                signature alone lets the market move them; nothing is locked until then.
              </Trans>
            ) : (
              <Trans>
                Whoever may fill it delivers the credits to you and receives this price, less the commission, in the
                same transaction. For that you let the market take the payment from you; the next step asks for it.
              </Trans>
            )}
          </Notice>
          <SignButton signing={signing} disabled={counter === undefined} onSign={() => void signing.ask(maker, days)}>
            <Trans context="of the market">Sign the order</Trans>
          </SignButton>
        </>
      )}
      {signing.signed && <Signed signed={signing.signed} />}
      {!signing.busy && (
        <Button variant="secondary" className="self-start" onClick={onBack}>
          {signing.signed ? <Trans>Sign another one</Trans> : <Trans>Back</Trans>}
        </Button>
      )}
    </div>
  );
}

/** The terms of an order: which side, of what, how much, at what price, for whom. */
export function SignForm({ account, means, vintage }: SignFormProps) {
  const { t } = useLingui();
  const [first] = means.held;
  const holds = means.held.some(({ id }) => String(id) === vintage);
  const [fields, setFields] = useState<OrderFields>({
    side: vintage !== "" && !holds ? BUY : SELL,
    vintage: vintage !== "" ? vintage : String(first?.id ?? ""),
    ...{ amount: "", price: "", least: "", taker: "" },
  });
  const [chosen, setChosen] = useState(0);
  const [reviewed, setReviewed] = useState(false);
  const set = (change: Partial<OrderFields>) => setFields({ ...fields, ...change });
  const payToken = means.payTokens[chosen];
  const holding = means.held.find(({ id }) => String(id) === fields.vintage);
  const known = {
    maker: account,
    payToken: payToken?.address ?? account,
    decimals: payToken?.currency.decimals ?? 18,
    held: holding?.balance ?? 0n,
  };
  const rules = orderRules(fields, known);
  const draft = payToken && readOrderFields(fields, known);
  const taker = takerProblem(fields.taker, account);
  const vintageNumber = /^[1-9]\d{0,9}$/.test(fields.vintage) ? Number(fields.vintage) : undefined;
  const { data: band } = useQuery({
    queryKey: [...marketKey, "band", vintageNumber, payToken?.address],
    queryFn: () => readBand(vintageNumber ?? 0, known.payToken),
    enabled: vintageNumber !== undefined && vintageNumber < 2 ** 32 && payToken !== undefined,
  });
  const outside = band && draft && !isInBand(draft.unitPrice, band);
  const buying = fields.side === BUY;
  const { data: wanted, isError: noVintage } = useVintageName(vintageNumber ?? 0);
  const { data: offered } = useQuery({
    queryKey: [...marketKey, "closed", vintageNumber],
    queryFn: async () => (await readClosed(vintageNumber ?? 0)) ?? null,
    enabled: buying && wanted !== undefined,
  });
  const closed = buying ? (offered ?? undefined) : holding?.closed;
  const unknown = buying && (noVintage || (fields.vintage !== "" && vintageNumber === undefined));
  const sound = draft !== undefined && outside !== true && !isClosed(closed) && (!buying || wanted !== undefined);
  if (reviewed && draft) return <Review key={JSON.stringify(fields)} draft={draft} onBack={() => setReviewed(false)} />;
  return (
    <form
      noValidate
      className="flex flex-col gap-5"
      data-testid="sign-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (sound) setReviewed(true);
      }}
    >
      <SelectField
        label={t`You`}
        value={fields.side}
        onChange={(event) => set({ side: Number(event.target.value) as Side })}
      >
        <option value={SELL}>{t`sell credits`}</option>
        <option value={BUY}>{t`buy credits`}</option>
      </SelectField>
      {fields.side === SELL ? (
        <SelectField
          label={t`Which credits`}
          value={fields.vintage}
          error={means.held.length === 0 ? t`You hold no credits yet.` : undefined}
          onChange={(event) => set({ vintage: event.target.value })}
        >
          {!holding && <option value={fields.vintage}>{t`choose`}</option>}
          <HeldOptions held={means.held} />
        </SelectField>
      ) : (
        <TextField
          label={t`Number of the vintage`}
          hint={wanted ? vintageWords(vintageNumber ?? 0, wanted) : t`As in the address of the vintage's page.`}
          error={unknown ? t`There is no such vintage.` : undefined}
          inputMode="numeric"
          value={fields.vintage}
          onChange={(event) => set({ vintage: event.target.value.trim() })}
        />
      )}
      <AmountField
        label={t`Amount`}
        unit="t"
        rules={rules.amount}
        value={fields.amount}
        onChange={(amount) => set({ amount })}
      />
      <AmountField
        label={t`Price of one tonne`}
        hint={t`Without the commission: whoever fills the order pays that.`}
        unit={payToken?.currency.symbol ?? ""}
        rules={rules.price}
        value={fields.price}
        onChange={(price) => set({ price })}
      />
      {means.payTokens.length > 1 && (
        <SelectField label={t`Paid in`} value={chosen} onChange={(event) => setChosen(Number(event.target.value))}>
          {means.payTokens.map(({ address, currency }, index) => (
            <option key={address} value={index}>
              {currency.symbol}
            </option>
          ))}
        </SelectField>
      )}
      <AmountField
        label={t`Smallest fill (optional)`}
        unit="t"
        rules={rules.least}
        value={fields.least}
        onChange={(least) => set({ least })}
      />
      <TextField
        label={t`Who may fill it (optional)`}
        hint={t`The address of an account. Without one, whoever has the order can fill it.`}
        value={fields.taker}
        spellCheck={false}
        error={
          taker === "noAddress"
            ? t`This is no address: 0x and 40 digits. If it looks like one, a letter may be mistyped.`
            : taker === "yourself"
              ? t`This is your own account: somebody else has to fill it.`
              : undefined
        }
        onChange={(event) => set({ taker: event.target.value })}
      />
      {outside && (
        <Notice tone="danger" alert>
          <Trans>
            The stakers have set a price band: this vintage is traded from{" "}
            <UnitPrice amount={band.low} currency={payToken?.currency} /> to{" "}
            <UnitPrice amount={band.high} currency={payToken?.currency} /> only. Nobody could fill this order.
          </Trans>
        </Notice>
      )}
      <ClosedNotice closed={closed} />
      {!draft && (
        <p className="text-sm text-ink-soft">
          <Trans>Say which credits, how much of them and at what price, and you can go on.</Trans>
        </p>
      )}
      <Button type="submit" className="self-start" disabled={!sound}>
        <Trans>Continue</Trans>
      </Button>
    </form>
  );
}
