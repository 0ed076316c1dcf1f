import type { FormEvent, ReactNode } from "react";
import { Button, type ButtonVariant, Notice } from "../../ui/index.ts";
import { TransactionPanel } from "./TransactionPanel.tsx";
import type { Flow } from "./useTransaction.ts";

interface ActionFormProps {
  flow: Flow<unknown> | undefined;
  busy: boolean;
  /** Sends what the form says, if it says enough. */
  onSend: () => void;
  /** What the button does. */
  label: ReactNode;
  variant?: ButtonVariant;
  disabled?: boolean;
  /** What has come of it. */
  done: ReactNode;
  /** Below what has come of it. */
  after?: ReactNode;
  /** What it means, and the fields. */
  children?: ReactNode;
}

/** The fields of an action, its button, and how its transaction stands. */
export function ActionForm(props: ActionFormProps) {
  const { flow, busy, onSend, label, variant, disabled, done, after, children } = props;
  const finished = flow?.status === "confirmed" || flow?.status === "indexed";
  function submit(event: FormEvent) {
    event.preventDefault();
    if (!busy && !disabled) onSend();
  }
  return (
    <div className="flex flex-col gap-4">
      {!finished && (
        <form onSubmit={submit} noValidate className="flex flex-col gap-4">
          {children}
          <Button
            type="submit"
            className="self-start"
            busy={busy}
            disabled={disabled && !busy}
            {...(variant && { variant })}
          >
            {label}
          </Button>
        </form>
      )}
      {flow && (
        <TransactionPanel flow={flow} onRetry={onSend}>
          <Notice tone="good" title={done}>
            {after}
          </Notice>
        </TransactionPanel>
      )}
    </div>
  );
}
