import { Trans } from "@lingui/react/macro";
import { type ReactNode, Suspense, useState } from "react";
import { Button, EmptyState } from "../../ui/index.ts";
import { ConnectDialog } from "./lazy.tsx";

/** Stands where a page needs an account: why, and the way to connect. */
export function ConnectPrompt({ title, children }: { title: ReactNode; children?: ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <EmptyState title={title}>
      {children}
      <div className="mt-4">
        <Button onClick={() => setOpen(true)}>
          <Trans>Connect wallet</Trans>
        </Button>
      </div>
      <Suspense>{open && <ConnectDialog open onOpenChange={setOpen} />}</Suspense>
    </EmptyState>
  );
}
