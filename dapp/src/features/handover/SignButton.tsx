import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { classifyError, ErrorSentence } from "../../transactions/index.ts";
import { Button, Notice } from "../../ui/index.ts";
import type { Signing } from "./useSigning.ts";

interface SignButtonProps {
  signing: Signing<unknown>;
  onSign: () => void;
  disabled?: boolean;
  children: ReactNode;
}

/** Asks for a signature that is not sent anywhere, and says what went wrong. */
export function SignButton({ signing, onSign, disabled, children }: SignButtonProps) {
  const { t } = useLingui();
  const { busy, failure, misfit } = signing;
  return (
    <>
      <Button className="self-start" onClick={onSign} busy={busy} disabled={disabled && !busy}>
        {children}
      </Button>
      {failure !== undefined && (
        <Notice tone="danger" alert title={t`Nothing was signed`}>
          <ErrorSentence error={classifyError(failure)} />
        </Notice>
      )}
      {misfit && (
        <Notice tone="danger" alert title={t`This signature cannot be used`}>
          <Trans>
            Your wallet signed, but the contract would not take it for your account's signature. A wallet of several
            owners may have to finish signing first; then try again.
          </Trans>
        </Notice>
      )}
    </>
  );
}
