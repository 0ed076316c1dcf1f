import { useLingui } from "@lingui/react";
import type { ReactNode } from "react";
import { TextAreaField } from "../../../ui/index.ts";
import type { Read } from "./texts.ts";
import { readProblems } from "./words.ts";

interface PasteFieldProps {
  label: ReactNode;
  hint?: ReactNode;
  text: string;
  onChange: (text: string) => void;
  /** What was read of it; missing while nothing is written. */
  read: Read<unknown> | undefined;
  /** What is wrong with it besides. */
  error?: ReactNode;
  disabled?: boolean;
}

/** Where a link or a text goes that another person handed over. */
export function PasteField({ label, hint, text, onChange, read, error, disabled }: PasteFieldProps) {
  const { i18n } = useLingui();
  return (
    <TextAreaField
      label={label}
      hint={hint}
      value={text}
      rows={4}
      spellCheck={false}
      disabled={disabled}
      className="[&_textarea]:font-mono [&_textarea]:text-sm"
      error={read && !read.ok ? i18n._(readProblems[read.problem]) : error}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
