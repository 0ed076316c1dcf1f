import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import { useConnection } from "wagmi";
import { chain } from "../../chain/wagmi.ts";
import { TransactionCentre } from "../../transactions/index.ts";
import { Button } from "../../ui/index.ts";
import { AccountMenu } from "./AccountMenu.tsx";
import { ConnectDialog } from "./ConnectDialog.tsx";
import { useRestoreTestWallet } from "./useTestWallet.ts";

/** The wallet's place in the header: connect, or the account with its network. */
export function WalletButton() {
  const { status, address, chainId } = useConnection();
  const [open, setOpen] = useState(false);
  useRestoreTestWallet();
  if (status === "connected" && address) {
    return (
      <>
        <AccountMenu address={address} wrongNetwork={chainId !== chain.id} />
        <TransactionCentre />
      </>
    );
  }
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)} busy={status === "reconnecting"}>
        <Trans>Connect wallet</Trans>
      </Button>
      <ConnectDialog open={open} onOpenChange={setOpen} />
    </>
  );
}
