import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { AmountRules } from "../../format/index.ts";
import { useLocale } from "../../i18n/index.ts";
import { AmountField } from "../../transactions/index.ts";
import { CRBN_DECIMALS, crbnToInput, formatCrbn } from "./amounts.ts";

/** The least and the most of an amount of CRBN. */
export function crbnRules(minimum: bigint, maximum: bigint | undefined): AmountRules {
  return { decimals: CRBN_DECIMALS, minimum, ...(maximum !== undefined && { maximum }) };
}

interface CrbnFieldProps {
  label: ReactNode;
  hint?: ReactNode;
  rules: AmountRules;
  value: string;
  onChange: (value: string) => void;
  /** What "Max" puts in, exactly {CRBN}; without it there is no such button. */
  max?: bigint | undefined;
  disabled?: boolean;
}

/** A field for an exact amount of CRBN, with a button that puts in all there is, to the last digit. */
export function CrbnField({ label, hint, rules, value, onChange, max, disabled = false }: CrbnFieldProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const all = max === undefined ? "" : formatCrbn(max, locale);
  return (
    <div className="relative">
      <AmountField {...{ label, hint, rules, value, onChange, disabled }} unit="CRBN" />
      {max !== undefined && max > 0n && (
        <button
          type="button"
          disabled={disabled}
          aria-label={t`Max: ${all} CRBN`}
          onClick={() => onChange(crbnToInput(max))}
          className="absolute -top-1.5 right-0 min-h-8 rounded-md px-2 text-sm font-medium text-brand hover:bg-brand-soft disabled:opacity-55"
        >
          <Trans>Max</Trans>
        </button>
      )}
    </div>
  );
}
