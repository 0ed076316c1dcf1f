import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes, TextareaHTMLAttributes } from "react";
import { useId } from "react";
import { cx } from "./classes.ts";

interface FieldProps {
  label: ReactNode;
  /** Said below the label, before anything is wrong. */
  hint?: ReactNode;
  /** What is wrong, as a sentence that says how to repair it. */
  error?: ReactNode;
  /** The label is read, not shown. */
  hideLabel?: boolean;
  className?: string;
}

/** What a control needs from its field. */
interface ControlProps {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
}

/** A label, a hint and an error around one control. */
export function Field({
  label,
  hint,
  error,
  hideLabel,
  className,
  children,
}: FieldProps & { children: (control: ControlProps) => ReactNode }) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className={cx("flex flex-col gap-1", className)}>
      <label htmlFor={id} className={hideLabel ? "sr-only" : "text-sm font-medium text-ink"}>
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-ink-faint">
          {hint}
        </p>
      )}
      {children({ id, "aria-describedby": described || undefined, "aria-invalid": error ? true : undefined })}
      {error && (
        <p id={`${id}-error`} role="alert" className="text-sm text-danger">
          {error}
        </p>
      )}
    </div>
  );
}

const CONTROL =
  "min-h-11 w-full rounded-lg border border-line-strong bg-surface px-3 text-base text-ink placeholder:text-ink-faint " +
  "hover:border-ink-soft aria-invalid:border-danger disabled:cursor-not-allowed disabled:bg-sunken";

/** A text input with its label. `suffix` is the unit, read after the label. */
export function TextField({
  label,
  hint,
  error,
  hideLabel,
  className,
  suffix,
  ...input
}: FieldProps & { suffix?: ReactNode } & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <Field {...{ label, hint, error, hideLabel, className }}>
      {(control) => (
        <span className="relative block">
          <input
            type="text"
            autoComplete="off"
            {...input}
            {...control}
            className={cx(CONTROL, suffix ? "pr-16" : "")}
          />
          {suffix && (
            <span className="pointer-events-none absolute inset-y-0 right-3 flex items-center text-sm text-ink-faint">
              {suffix}
            </span>
          )}
        </span>
      )}
    </Field>
  );
}

/** A multi-line text input with its label. */
export function TextAreaField({
  label,
  hint,
  error,
  hideLabel,
  className,
  ...area
}: FieldProps & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  return (
    <Field {...{ label, hint, error, hideLabel, className }}>
      {(control) => <textarea rows={4} {...area} {...control} className={cx(CONTROL, "py-2")} />}
    </Field>
  );
}

/** A native list with its label. */
export function SelectField({
  label,
  hint,
  error,
  hideLabel,
  className,
  children,
  ...select
}: FieldProps & SelectHTMLAttributes<HTMLSelectElement>) {
  return (
    <Field {...{ label, hint, error, hideLabel, className }}>
      {(control) => (
        <select {...select} {...control} className={CONTROL}>
          {children}
        </select>
      )}
    </Field>
  );
}
