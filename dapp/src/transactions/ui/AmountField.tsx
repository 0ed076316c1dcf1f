import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react";
import type { ReactNode } from "react";
import {
  type AmountError,
  type AmountRules,
  formatDecimal,
  type ParsedAmount,
  parseAmountInput,
} from "../../format/index.ts";
import { TextField } from "../../ui/index.ts";

interface AmountFieldProps {
  label: ReactNode;
  hint?: ReactNode;
  /** The unit: "t", "USDC". */
  unit: string;
  rules: AmountRules;
  value: string;
  onChange: (value: string) => void;
  disabled?: boolean;
  /** Replaces the plain sentence for a code, or adds what the rules do not know. */
  explain?: (code: AmountError) => MessageDescriptor | undefined;
}

function sentence(
  code: AmountError,
  rules: AmountRules,
  unit: string,
  write: (amount: bigint | undefined) => string,
): MessageDescriptor | undefined {
  const whole = rules.decimals === 0;
  // A number of vintages has no unit.
  const minimum = `${write(rules.minimum)} ${unit}`.trimEnd();
  const maximum = `${write(rules.maximum)} ${unit}`.trimEnd();
  switch (code) {
    case "empty":
      return undefined;
    case "notANumber":
      return whole
        ? msg`Write a whole number, for instance 12.`
        : msg`Write a number without a sign, for instance 12.5.`;
    case "ambiguousComma":
      return msg`Write the decimal point as “.”; commas only part thousands.`;
    case "tooManyDecimals":
      return whole ? msg`Write a whole number, for instance 12.` : msg`This has more decimals than the chain can hold.`;
    case "belowMinimum":
      return msg`At least ${minimum}.`;
    case "aboveMaximum":
      return msg`At most ${maximum}.`;
  }
}

/** Reads a typed amount under rules; an empty field is no amount and no error. */
export function readAmount(text: string, rules: AmountRules): ParsedAmount {
  return parseAmountInput(text, rules);
}

/** A field for an exact amount, with a sentence for everything that is not one. */
export function AmountField({ label, hint, unit, rules, value, onChange, disabled, explain }: AmountFieldProps) {
  const { i18n } = useLingui();
  const parsed = readAmount(value, rules);
  const write = (amount: bigint | undefined) =>
    amount === undefined ? "" : formatDecimal(amount, rules.decimals, i18n.locale);
  const error = parsed.ok ? undefined : (explain?.(parsed.code) ?? sentence(parsed.code, rules, unit, write));
  return (
    <TextField
      label={label}
      hint={hint}
      suffix={unit}
      inputMode="decimal"
      value={value}
      disabled={disabled}
      onChange={(event) => onChange(event.target.value)}
      error={error && i18n._(error)}
    />
  );
}
