import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useId, useState } from "react";
import { formatPercent, toDecimalString } from "../../format/index.ts";
import { useLocale } from "../../i18n/index.ts";
import { cx } from "../../ui/index.ts";
import {
  DEFAULT_SLIPPAGE,
  HIGH_SLIPPAGE,
  isSlippage,
  MAX_SLIPPAGE,
  SLIPPAGES,
  setSlippage,
  useSlippage,
} from "../slippage.ts";
import { AmountField, readAmount } from "./AmountField.tsx";

/** One per cent is 100 basis points. */
const PERCENT_DECIMALS = 2;
const RULES = { decimals: PERCENT_DECIMALS, minimum: 0n, maximum: BigInt(MAX_SLIPPAGE) };

/** By how much a price may move until the exchange refuses: a choice that all pages share. */
export function SlippageField({ disabled = false }: { disabled?: boolean }) {
  const { t } = useLingui();
  const locale = useLocale();
  const name = useId();
  const slippage = useSlippage();
  const preset = (SLIPPAGES as readonly number[]).includes(slippage);
  const [own, setOwn] = useState(!preset);
  const [typed, setTyped] = useState(() => toDecimalString(BigInt(slippage), PERCENT_DECIMALS));
  const percent = (value: number) => formatPercent(BigInt(value), PERCENT_DECIMALS, locale);
  const sound = readAmount(typed, RULES).ok;
  function type(text: string) {
    setTyped(text);
    const parsed = readAmount(text, RULES);
    // What is no setting leaves none behind that was only on the way to it.
    const sound = parsed.ok && isSlippage(Number(parsed.value));
    setSlippage(sound ? Number(parsed.value) : DEFAULT_SLIPPAGE);
  }
  const choice = "flex min-h-9 cursor-pointer items-center gap-2 rounded-lg border px-3 text-sm";
  const chosen = "border-brand bg-brand-soft text-brand";
  return (
    <details className="rounded-lg border border-line px-4 py-2" data-testid="slippage">
      <summary className="min-h-8 cursor-pointer content-center text-sm text-ink-soft">
        <Trans>Price may move by at most {percent(slippage)}</Trans>
      </summary>
      <fieldset className="my-2 flex flex-col gap-3" disabled={disabled}>
        <legend className="mb-2 text-sm text-ink-soft">
          <Trans>If it moves further against you before your transaction is in a block, nothing is carried out.</Trans>
        </legend>
        <div className="flex flex-wrap gap-2">
          {SLIPPAGES.map((value) => {
            const active = !own && slippage === value;
            return (
              <label key={value} className={cx(choice, active ? chosen : "border-line-strong")}>
                <input
                  type="radio"
                  name={name}
                  checked={active}
                  onChange={() => {
                    setOwn(false);
                    setSlippage(value);
                  }}
                />
                {percent(value)}
              </label>
            );
          })}
          <label className={cx(choice, own ? chosen : "border-line-strong")}>
            <input
              type="radio"
              name={name}
              checked={own}
              onChange={() => {
                setTyped(toDecimalString(BigInt(slippage), PERCENT_DECIMALS));
                setOwn(true);
              }}
            />
            <Trans>Another</Trans>
          </label>
        </div>
        {own && (
          <AmountField
            label={t`In per cent`}
            unit="%"
            rules={RULES}
            value={typed}
            onChange={type}
            explain={(code) => (code === "tooManyDecimals" ? msg`At most two decimals.` : undefined)}
            disabled={disabled}
          />
        )}
        {own && !sound && (
          <p className="text-sm text-ink-soft">
            <Trans>Until this is a number that can be set, {percent(slippage)} holds.</Trans>
          </p>
        )}
        {slippage >= HIGH_SLIPPAGE && (
          <p role="alert" className="text-sm text-warn">
            <Trans>So much room invites others to trade at your expense.</Trans>
          </p>
        )}
      </fieldset>
    </details>
  );
}
