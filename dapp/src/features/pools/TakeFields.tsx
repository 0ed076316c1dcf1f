import { Trans, useLingui } from "@lingui/react/macro";
import { useId } from "react";
import type { PoolHolding } from "../../data/pools/model.ts";
import type { PoolBalance } from "../../data/pools/quotes.ts";
import { tonnesToInput } from "../../format/index.ts";
import { AmountField } from "../../transactions/index.ts";
import { Button, cx, EmptyState } from "../../ui/index.ts";
import { ChooseLines } from "./ChooseLines.tsx";
import { HoldingPills } from "./Contents.tsx";
import { MAX_VINTAGES, queueRules, type TakeForm, VINTAGE_RULES } from "./lines.ts";

interface TakeFieldsProps {
  form: TakeForm;
  onChange: (form: TakeForm) => void;
  holdings: readonly PoolHolding[];
  /** What the account has and what it buys; missing while it is not known. */
  balance: PoolBalance | undefined;
  disabled: boolean;
}

function Queue({ form, onChange, holdings, balance, disabled }: TakeFieldsProps) {
  const { t } = useLingui();
  const held = holdings.reduce((sum, { amount }) => sum + amount, 0n);
  let affordable = balance?.automatic;
  if (affordable !== undefined && affordable > held) affordable = held;
  return (
    <>
      <AmountField
        label={t`Amount`}
        hint={<Trans>What was deposited first is given out first.</Trans>}
        unit="t"
        rules={queueRules(held)}
        value={form.amount}
        onChange={(amount) => onChange({ ...form, amount })}
        disabled={disabled}
      />
      {affordable !== undefined && affordable > 0n && (
        <Button
          size="sm"
          variant="quiet"
          className="self-start"
          disabled={disabled}
          onClick={() => onChange({ ...form, amount: tonnesToInput(affordable) })}
        >
          <Trans>As much as my tokens buy</Trans>
        </Button>
      )}
      <AmountField
        label={t`At most so many vintages of the queue`}
        hint={form.maxVintages.trim() === "" ? <Trans>Write how many, from 1 to {MAX_VINTAGES}.</Trans> : undefined}
        unit=""
        rules={VINTAGE_RULES}
        value={form.maxVintages}
        onChange={(maxVintages) => onChange({ ...form, maxVintages })}
        disabled={disabled}
      />
      <label className="flex items-start gap-3">
        <input
          type="checkbox"
          className="mt-1 size-5 shrink-0 accent-brand"
          checked={form.includeSuspended}
          disabled={disabled}
          onChange={(event) => onChange({ ...form, includeSuspended: event.target.checked })}
        />
        <span>
          <Trans>Also take credits of suspended and delisted projects</Trans>
          <span className="block text-sm text-ink-soft">
            <Trans>They can be retired, but not sold on the market while the project is closed.</Trans>
          </span>
        </span>
      </label>
    </>
  );
}

/** What to take out of a pool: chosen vintages, or what the queue gives. */
export function TakeFields(props: TakeFieldsProps) {
  const { t } = useLingui();
  const { form, onChange, holdings, disabled } = props;
  const name = useId();
  const kinds = { automatic: t`By the queue`, selected: t`Choose vintages` };
  if (holdings.length === 0) return <EmptyState title={t`Nothing lies in this pool yet`} />;
  return (
    <div className="flex flex-col gap-4">
      <fieldset className="flex flex-wrap gap-2" disabled={disabled}>
        <legend className="mb-2 text-sm font-medium">
          <Trans>What to take out</Trans>
        </legend>
        {(["automatic", "selected"] as const).map((kind) => (
          <label
            key={kind}
            className={cx(
              "flex min-h-11 cursor-pointer items-center gap-2 rounded-lg border px-4",
              form.kind === kind ? "border-brand bg-brand-soft text-brand" : "border-line-strong",
            )}
          >
            <input type="radio" name={name} checked={form.kind === kind} onChange={() => onChange({ ...form, kind })} />
            {kinds[kind]}
          </label>
        ))}
      </fieldset>
      {form.kind === "automatic" ? (
        <Queue {...props} />
      ) : (
        <ChooseLines
          legend={<Trans>Choose what you take, and how much of it.</Trans>}
          available={holdings}
          typed={form.typed}
          onChange={(typed) => onChange({ ...form, typed })}
          disabled={disabled}
          note={(holding) => <HoldingPills holding={holding} />}
        />
      )}
    </div>
  );
}
