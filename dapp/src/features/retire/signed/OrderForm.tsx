import { Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, useState } from "react";
import { type Address, isAddress, isAddressEqual } from "viem";
import { formatTonnes, MIN_AMOUNT, TONNE_DECIMALS } from "../../../format/index.ts";
import { useLocale } from "../../../i18n/index.ts";
import { AmountField, type ClaimForm, claimProblems, emptyClaim, readAmount } from "../../../transactions/index.ts";
import { Button, Notice, SelectField, TextField } from "../../../ui/index.ts";
import { ClaimFields } from "../ClaimFields.tsx";
import type { Retirable } from "../readRetirable.ts";
import type { OrderDraft } from "./typedData.ts";

/** What the form of an order holds. */
export interface OrderFields {
  /** A vintage's id. */
  vintage: string;
  amount: string;
  operator: string;
  claim: ClaimForm;
}

/** A form with nothing in it; the first vintage is chosen. */
export function emptyOrder(holdings: readonly Retirable[]): OrderFields {
  return { vintage: String(holdings[0]?.id ?? ""), amount: "", operator: "", claim: emptyClaim };
}

function rulesOf(holding: Retirable | undefined) {
  return { decimals: TONNE_DECIMALS, minimum: MIN_AMOUNT, maximum: holding?.balance ?? 0n };
}

/** The order that a form tells of; undefined while something in it is missing or wrong. */
export function readOrderFields(
  fields: OrderFields,
  account: Address,
  holdings: readonly Retirable[],
): OrderDraft | undefined {
  const holding = holdings.find(({ id }) => String(id) === fields.vintage);
  const amount = readAmount(fields.amount, rulesOf(holding));
  const operator = fields.operator.trim();
  const sound = operator === "" || isAddress(operator);
  if (!holding || !amount.ok || !sound || Object.keys(claimProblems(fields.claim)).length > 0) return undefined;
  const named = operator === "" ? null : (operator as Address);
  return { account, operator: named, vintage: holding.id, amount: amount.value, claim: fields.claim };
}

interface OrderFormProps {
  account: Address;
  holdings: readonly Retirable[];
  fields: OrderFields;
  onChange: (fields: OrderFields) => void;
  /** The form is whole: what it says is to be looked at once more. */
  onReview: (draft: OrderDraft) => void;
}

/** What a holder orders: of what, how much, for whom, carried out by whom. */
export function OrderForm({ account, holdings, fields, onChange, onReview }: OrderFormProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const [strict, setStrict] = useState(false);
  const holding = holdings.find(({ id }) => String(id) === fields.vintage);
  const operator = fields.operator.trim();
  const set = (change: Partial<OrderFields>) => onChange({ ...fields, ...change });
  function submit(event: FormEvent) {
    event.preventDefault();
    const draft = readOrderFields(fields, account, holdings);
    setStrict(!draft);
    if (draft) onReview(draft);
  }
  const operatorError = () => {
    if (operator !== "" && !isAddress(operator))
      return t`This is no address: 0x and 40 digits. If it looks like one, a letter may be mistyped.`;
    if (operator !== "" && isAddressEqual(operator as Address, account)) {
      return t`This is your own account: you can retire without an order.`;
    }
    return undefined;
  };
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-5" data-testid="order-form">
      <SelectField
        label={t`What is retired`}
        value={fields.vintage}
        onChange={(event) => set({ vintage: event.target.value })}
      >
        {holdings.map(({ id, project, vintage, balance }) => (
          <option key={id} value={id}>
            {`${project.name}, ${vintage.year} · ${formatTonnes(balance, locale)} t`}
          </option>
        ))}
      </SelectField>
      <div className="flex flex-col gap-2">
        <AmountField
          label={t`Amount to retire`}
          unit="t"
          rules={rulesOf(holding)}
          value={fields.amount}
          onChange={(amount) => set({ amount })}
        />
        {strict && fields.amount.trim() === "" && (
          <p role="alert" className="text-sm text-danger">
            <Trans>Write how much is to be retired.</Trans>
          </p>
        )}
      </div>
      <TextField
        label={t`Who may carry it out (optional)`}
        hint={t`The address of an account. Without one, whoever has the order can send it.`}
        value={fields.operator}
        spellCheck={false}
        error={operatorError()}
        onChange={(event) => set({ operator: event.target.value })}
      />
      <ClaimFields claim={fields.claim} onChange={(claim) => set({ claim })} strict={strict} />
      <Notice tone="info">
        <Trans>What you write here becomes public when the order is carried out, and can never be changed then.</Trans>
      </Notice>
      <Button type="submit" className="self-start">
        <Trans>Continue</Trans>
      </Button>
    </form>
  );
}
