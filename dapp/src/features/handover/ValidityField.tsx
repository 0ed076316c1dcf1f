import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { SelectField } from "../../ui/index.ts";

/** For how many days a signature may be good. */
const DAYS = [1, 7, 30, 90] as const;

/** What is chosen first {day}. */
export const DEFAULT_DAYS = 30;

interface ValidityFieldProps {
  /** {day} */
  days: number;
  onChange: (days: number) => void;
  disabled?: boolean;
}

/** How long a signature can be used. */
export function ValidityField({ days, onChange, disabled }: ValidityFieldProps) {
  const { t } = useLingui();
  return (
    <SelectField
      label={t`Your signature is good for`}
      hint={t`After that nobody can use it. Until then you can make it void.`}
      value={String(days)}
      disabled={disabled}
      onChange={(event) => onChange(Number(event.target.value))}
    >
      {DAYS.map((count) => (
        <option key={count} value={count}>
          {t`${plural(count, { one: "# day", other: "# days" })}`}
        </option>
      ))}
    </SelectField>
  );
}
