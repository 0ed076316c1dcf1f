import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react";
import { Trans, useLingui as useWords } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { TextAreaField, TextField } from "../../ui/index.ts";
import { byteLength, textProblem } from "../claim.ts";

interface KeptTextFieldProps {
  label: ReactNode;
  hint?: ReactNode;
  value: string;
  onChange: (value: string) => void;
  /** {bytes of UTF-8} */
  limit: number;
  /** Also an empty field is said to be wrong. */
  required?: boolean;
  /** Several lines on the screen; the text itself is one. */
  tall?: boolean;
  disabled?: boolean;
}

const PROBLEMS: Readonly<Record<string, MessageDescriptor>> = {
  control: msg`Line breaks and control characters are refused.`,
  direction: msg`This has hidden characters that turn the direction of text. Type it anew.`,
  malformed: msg`This has characters that cannot be stored. Type it anew.`,
  tooLong: msg`This is too long.`,
};

/** A text as a contract keeps it: without blanks at its ends; undefined when the contract would refuse it. */
export function readKeptText(text: string, limit: number, required = true): string | undefined {
  const kept = text.trim();
  return (kept !== "" || !required) && textProblem(kept, limit) === undefined ? kept : undefined;
}

/** A field for a text that a contract keeps, with its limit in bytes. */
export function KeptTextField({ label, hint, value, onChange, limit, required, tall, disabled }: KeptTextFieldProps) {
  const { i18n } = useLingui();
  const { t } = useWords();
  const problem = textProblem(value.trim(), limit);
  const words = problem && PROBLEMS[problem];
  const missing = required && value.trim() === "";
  const used = byteLength(value.trim());
  const Control = tall ? TextAreaField : TextField;
  return (
    <Control
      label={label}
      hint={
        hint ?? (
          <Trans>
            {used} of {limit} bytes
          </Trans>
        )
      }
      value={value}
      disabled={disabled}
      dir="auto"
      error={missing ? t`This is needed.` : words && i18n._(words)}
      onChange={(event: { target: { value: string } }) => onChange(event.target.value)}
    />
  );
}
