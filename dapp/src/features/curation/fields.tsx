import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui as useI18n } from "@lingui/react";
import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { isCid } from "../../format/index.ts";
import { MAX_PROJECT_REASON, textProblem } from "../../transactions/index.ts";
import { TextField } from "../../ui/index.ts";

interface TypedFieldProps {
  label: ReactNode;
  hint?: ReactNode;
  value: string;
  onChange: (value: string) => void;
  /** Also an empty field is said to be wrong. */
  strict?: boolean;
  disabled?: boolean;
}

const REASON_PROBLEMS: Readonly<Record<string, MessageDescriptor>> = {
  control: msg`This has control characters. Type it anew.`,
  direction: msg`This has hidden characters that turn the direction of text. Type it anew.`,
  malformed: msg`This has characters that cannot be stored. Type it anew.`,
  tooLong: msg`This is too long: at most 256 bytes, a Chinese character takes three.`,
};

/** A reason as the chain keeps it: without blanks at its ends. */
export function readReason(text: string): string | undefined {
  const reason = text.trim();
  return reason !== "" && textProblem(reason, MAX_PROJECT_REASON) === undefined ? reason : undefined;
}

/** The CID in a field; undefined when there is none, or something else. */
export function readCid(text: string): string | undefined {
  const cid = text.trim();
  return isCid(cid) ? cid : undefined;
}

/** A field for a reason that the chain keeps. */
export function ReasonField({ value, strict = false, onChange, ...rest }: TypedFieldProps) {
  const { _ } = useI18n();
  const { t } = useLingui();
  const problem = textProblem(value.trim(), MAX_PROJECT_REASON);
  const missing = strict && value.trim() === "";
  const words = problem && REASON_PROBLEMS[problem];
  return (
    <TextField
      hint={t`Kept on the chain for ever, readable by everybody.`}
      {...rest}
      value={value}
      maxLength={MAX_PROJECT_REASON * 2}
      error={missing ? t`Say why.` : words && _(words)}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

/** A field for the CID of a document. `optional`: an empty one is right, too. */
export function CidField({
  value,
  strict = false,
  optional = false,
  onChange,
  ...rest
}: TypedFieldProps & { optional?: boolean }) {
  const { t } = useLingui();
  const typed = value.trim();
  const wrong = typed === "" ? strict && !optional : !isCid(typed);
  return (
    <TextField
      {...rest}
      value={value}
      maxLength={130}
      spellCheck={false}
      error={wrong ? t`Write a whole CID: it begins with “b” or “Qm”, without “ipfs://”.` : undefined}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
