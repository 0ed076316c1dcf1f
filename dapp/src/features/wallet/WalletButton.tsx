import { Trans } from "@lingui/react/macro";
import { Suspense, useState } from "react";
import { useConnection } from "wagmi";
import { chain } from "../../chain/wagmi.ts";
import { Button, Skeleton } from "../../ui/index.ts";
import { ConnectDialog, ConnectedAccount } from "./lazy.tsx";
import { useRestoreTestWallet } from "./useTestWallet.ts";

/** The wallet's place in the header: connect, or the account with its network. */
export function WalletButton() {
  const { status, address, chainId } = useConnection();
  const [open, setOpen] = useState(false);
  useRestoreTestWallet();
  // Whoever disconnects later did not ask for the dialog that connected them.
  if (open && status === "connected") setOpen(false);
  if (status === "connected" && address) {
    return (
      <Suspense fallback={<Skeleton className="h-9 w-28" />}>
        <ConnectedAccount address={address} wrongNetwork={chainId !== chain.id} />
      </Suspense>
    );
  }
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)} busy={status === "reconnecting"}>
        <Trans>Connect wallet</Trans>
      </Button>
      <Suspense>{open && <ConnectDialog open onOpenChange={setOpen} />}</Suspense>
    </>
  );
}
