import { Trans, useLingui } from "@lingui/react/macro";
import type { FormEvent, ReactNode } from "react";
import type { Flow } from "../../../transactions/index.ts";
import { TransactionPanel } from "../../../transactions/index.ts";
import { Button, type ButtonVariant, Dialog, Notice } from "../../../ui/index.ts";
import { Foldout } from "../blocks/BlockCard.tsx";
import type { DeskProject } from "../projects/deskList.ts";
import { type CouncilCall, SafeCall } from "./SafeCall.tsx";

/** What every act's dialog is given. */
export interface ActProps {
  project: DeskProject;
  /** The account is not the council: the call is made for a Safe, and not sent from here. */
  prepare: boolean;
  onClose: () => void;
}

interface ActDialogProps extends ActProps {
  title: string;
  flow: Flow<unknown> | undefined;
  busy: boolean;
  /** The same, for a Safe to send. */
  call: CouncilCall;
  /** Sends what the form says, if it says enough. */
  onSend: () => void;
  /** What the button does. */
  label: ReactNode;
  variant?: ButtonVariant;
  /** What has come of it. */
  done: string;
  /** What it means, and the fields. */
  children: ReactNode;
}

/** The frame of an act of the council: what it means, its fields, the transaction. */
export function ActDialog({
  project,
  prepare,
  onClose,
  title,
  flow,
  busy,
  call,
  onSend,
  label,
  variant,
  done,
  children,
}: ActDialogProps) {
  const { t } = useLingui();
  const finished = flow?.status === "confirmed" || flow?.status === "indexed";
  function submit(event: FormEvent) {
    event.preventDefault();
    if (!busy && !prepare) onSend();
  }
  return (
    <Dialog open onOpenChange={onClose} title={title} description={<bdi>{project.name}</bdi>}>
      <div className="flex flex-col gap-5">
        {!finished && (
          <form onSubmit={submit} noValidate className="flex flex-col gap-4">
            {children}
            {!prepare && (
              <Button type="submit" busy={busy} {...(variant && { variant })}>
                {label}
              </Button>
            )}
            {prepare ? (
              <SafeCall {...call} />
            ) : (
              <Foldout title={t`Copy the call for a Safe`}>
                <SafeCall {...call} />
              </Foldout>
            )}
          </form>
        )}
        {flow && (
          <TransactionPanel flow={flow} onRetry={onSend}>
            <Notice tone="good" title={done}>
              <Button size="sm" variant="secondary" className="mt-2" onClick={onClose}>
                <Trans>Back to the projects</Trans>
              </Button>
            </Notice>
          </TransactionPanel>
        )}
      </div>
    </Dialog>
  );
}
