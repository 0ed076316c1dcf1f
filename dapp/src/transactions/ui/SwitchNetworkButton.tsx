import { Trans } from "@lingui/react/macro";
import { useSwitchChain } from "wagmi";
import { useChainName } from "../../chain/useChainName.ts";
import { chain } from "../../chain/wagmi.ts";
import { Button, type ButtonVariant } from "../../ui/index.ts";
import { classifyError } from "../errors/classify.ts";
import { ErrorSentence } from "./ErrorSentence.tsx";

/** Asks the wallet to change to the page's network. */
export function SwitchNetworkButton({ variant = "primary", onSwitched }: SwitchNetworkButtonProps) {
  const { mutate: switchChain, isPending, error } = useSwitchChain();
  const name = useChainName();
  return (
    <div className="flex flex-col items-start gap-2">
      <Button
        size="sm"
        variant={variant}
        busy={isPending}
        onClick={() => switchChain({ chainId: chain.id }, { onSuccess: onSwitched })}
      >
        <Trans>Switch to {name}</Trans>
      </Button>
      {error && <ErrorSentence error={classifyError(error)} />}
    </div>
  );
}

interface SwitchNetworkButtonProps {
  variant?: ButtonVariant;
  onSwitched?: () => void;
}
