import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect } from "react";
import { type Connector, useConnect, useConnection, useConnectors } from "wagmi";
import { classifyError, ErrorSentence } from "../../transactions/index.ts";
import { Button, Dialog } from "../../ui/index.ts";
import { TestAccounts } from "./TestAccounts.tsx";

interface ConnectDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Wallets that announced themselves; the plain `window.ethereum` only when none did. */
function usable(connectors: readonly Connector[]): Connector[] {
  const announced = connectors.filter(({ id, type }) => type === "injected" && id !== "injected");
  if (announced.length > 0) return announced;
  const hasInjected = typeof window !== "undefined" && "ethereum" in window;
  return hasInjected ? connectors.filter(({ id }) => id === "injected") : [];
}

/** A wallet's own picture. Only data URIs, which cannot call home. */
function WalletIcon({ icon }: { icon: string | undefined }) {
  const source = icon?.trim();
  if (!source?.startsWith("data:image/")) {
    return <span className="size-8 rounded-lg bg-sunken" aria-hidden="true" />;
  }
  return <img src={source} alt="" className="size-8 rounded-lg" />;
}

function WalletList({ connectors }: { connectors: readonly Connector[] }) {
  const { t } = useLingui();
  const { mutate: connect, isPending, variables, error } = useConnect();
  return (
    <>
      <ul className="flex flex-col gap-2">
        {connectors.map((connector) => (
          <li key={connector.uid}>
            <Button
              variant="secondary"
              className="w-full justify-start! gap-3"
              busy={isPending && variables?.connector === connector}
              onClick={() => connect({ connector })}
            >
              <WalletIcon icon={connector.icon} />
              <bdi>{connector.id === "injected" ? t`Browser wallet` : connector.name}</bdi>
            </Button>
          </li>
        ))}
      </ul>
      {error && (
        <div className="mt-3">
          <ErrorSentence error={classifyError(error)} />
        </div>
      )}
    </>
  );
}

/** Chooses a wallet. */
export function ConnectDialog({ open, onOpenChange }: ConnectDialogProps) {
  const { t } = useLingui();
  const connectors = usable(useConnectors());
  const { status } = useConnection();
  useEffect(() => {
    if (status === "connected") onOpenChange(false);
  }, [status, onOpenChange]);
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t`Connect a wallet`}
      description={t`The page sees your address and nothing else. Every transaction is shown to you before you sign it.`}
    >
      {connectors.length > 0 ? (
        <WalletList connectors={connectors} />
      ) : (
        <p className="text-ink-soft">
          <Trans>No wallet was found in this browser. Install one, reload the page and try again.</Trans>
        </p>
      )}
      {__LOCAL_TEST_WALLET__ && <TestAccounts />}
    </Dialog>
  );
}
