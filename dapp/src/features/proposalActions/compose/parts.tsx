import type { MessageDescriptor } from "@lingui/core";
import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { SelectField, TextField } from "../../../ui/index.ts";
import type { Fields } from "./draft.ts";
import type { Facts } from "./facts.ts";

/** What every form is given. */
export interface FormProps {
  fields: Fields;
  /** Changes fields; those that are not named stay. */
  set: (changes: Fields) => void;
  facts: Facts;
  /** What is wrong, by field. */
  problems: Readonly<Record<string, MessageDescriptor>>;
}

interface AddressFieldProps extends FormProps {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
}

/** A field for an address. */
export function AddressField({ name, label, hint, fields, set, problems }: AddressFieldProps) {
  const { i18n } = useLingui();
  const problem = problems[name];
  return (
    <TextField
      label={label}
      hint={hint}
      placeholder="0x…"
      spellCheck={false}
      value={fields[name] ?? ""}
      error={problem && i18n._(problem)}
      onChange={(event) => set({ [name]: event.target.value })}
    />
  );
}

/** A choice between a token of the list and another one. */
export function TokenChoice(props: FormProps) {
  const { t } = useLingui();
  const { fields, set, facts } = props;
  return (
    <>
      <SelectField
        label={t`Token`}
        value={fields.token || facts.tokens[0]?.address}
        onChange={(event) => set({ token: event.target.value })}
      >
        {facts.tokens.map(({ address, currency }) => (
          <option key={address} value={address}>
            {currency.symbol}
          </option>
        ))}
        <option value="other">{t`another token`}</option>
      </SelectField>
      {fields.token === "other" && <AddressField {...props} name="otherToken" label={t`The token's address`} />}
    </>
  );
}
