import { Trans, useLingui } from "@lingui/react/macro";
import { Fragment, type ReactNode, useState } from "react";
import { ActionForm, KeptTextField, useTransaction } from "../../../transactions/index.ts";
import { type ButtonVariant, SelectField, TextField } from "../../../ui/index.ts";
import { type FieldKind, isMalformed } from "./values.ts";

/** A field of a form. */
export interface DeskField {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  initial?: string;
  /** A text that the contract keeps, and how long it may be {bytes of UTF-8}. */
  limit?: number;
  tall?: boolean;
  type?: "date";
  /** What is typed: nothing else is taken, and the field says so. */
  kind?: FieldKind;
  /** What there is to choose from, where nothing is typed. */
  options?: readonly { value: string; label: string }[];
  /** What is said of the choice below it. */
  below?: (value: string) => ReactNode;
}

type Handle = ReturnType<typeof useTransaction>;

interface DeskFormProps {
  action: Parameters<typeof useTransaction>[0];
  fields: readonly DeskField[];
  /** What is asked; undefined while something is missing. What is malformed is refused before it is signed. */
  read: (values: Readonly<Record<string, string>>) => unknown;
  label: ReactNode;
  variant?: ButtonVariant;
  done: ReactNode;
  children?: ReactNode;
}

/** The form of one act at a desk: its fields, its signature, what came of it. */
export function DeskForm({ action, fields, read, label, variant, done, children }: DeskFormProps) {
  const { t } = useLingui();
  const { flow, busy, start, reset }: Handle = useTransaction(action);
  const [values, setValues] = useState<Record<string, string>>(() =>
    Object.fromEntries(fields.map(({ name, initial = "" }) => [name, initial])),
  );
  const malformed = {
    number: t`Write a whole number from 1 on, in figures only.`,
    cid: t`Write a whole CID: it begins with “b” or “Qm”, without “ipfs://”.`,
    address: t`Write an address: 0x and 40 figures or letters from a to f.`,
  };
  const trimmed = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.trim()]));
  const request = read(trimmed);
  const set = (name: string, value: string) => {
    if (flow && !busy) reset();
    setValues({ ...values, [name]: value });
  };
  return (
    <ActionForm
      flow={flow}
      busy={busy}
      onSend={() => request !== undefined && start(request as never)}
      label={label}
      {...(variant && { variant })}
      disabled={request === undefined}
      done={done}
      after={
        fields.length > 0 && (
          <button type="button" className="text-brand underline" onClick={reset}>
            <Trans>Another one</Trans>
          </button>
        )
      }
    >
      {children}
      {fields.map(({ name, limit, initial: _initial, tall, type, kind, options, below, ...field }) => {
        const value = values[name] ?? "";
        if (limit !== undefined) {
          return (
            <KeptTextField
              key={name}
              {...field}
              {...(tall && { tall })}
              limit={limit}
              value={value}
              disabled={busy}
              onChange={(typed) => set(name, typed)}
            />
          );
        }
        if (options) {
          return (
            <Fragment key={name}>
              <SelectField {...field} value={value} disabled={busy} onChange={(event) => set(name, event.target.value)}>
                {options.map(({ value: choice, label: words }) => (
                  <option key={choice} value={choice}>
                    {words}
                  </option>
                ))}
              </SelectField>
              {below?.(value)}
            </Fragment>
          );
        }
        return (
          <TextField
            key={name}
            {...field}
            {...(type && { type })}
            value={value}
            error={kind && isMalformed(kind, value) ? malformed[kind] : undefined}
            disabled={busy}
            spellCheck={false}
            maxLength={140}
            onChange={(event) => set(name, event.target.value)}
          />
        );
      })}
    </ActionForm>
  );
}
