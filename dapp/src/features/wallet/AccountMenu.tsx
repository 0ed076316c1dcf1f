import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Popover } from "radix-ui";
import { useState } from "react";
import type { Address } from "viem";
import { useDisconnect } from "wagmi";
import { useChainName } from "../../chain/useChainName.ts";
import { chain, publicClient } from "../../chain/wagmi.ts";
import { marketKey } from "../../data/index.ts";
import { formatDecimal, shortHex } from "../../format/index.ts";
import { useLocale } from "../../i18n/index.ts";
import { SwitchNetworkButton } from "../../transactions/index.ts";
import { Button, buttonClass, CopyButton, cx, Notice } from "../../ui/index.ts";
import { FaucetPanel } from "../faucet/index.ts";
import { forgetTestAccount } from "./useTestWallet.ts";

interface AccountMenuProps {
  address: Address;
  wrongNetwork: boolean;
}

function GasBalance({ address }: { address: Address }) {
  const locale = useLocale();
  const { symbol, decimals } = chain.nativeCurrency;
  const { data } = useQuery({
    queryKey: [...marketKey, "gas", address],
    queryFn: () => publicClient.getBalance({ address }),
    refetchInterval: 5_000,
  });
  return <>{data === undefined ? "…" : `${formatDecimal(data, decimals, locale, { maximum: 4 })} ${symbol}`}</>;
}

/** The account's menu: address, network, gas, faucet, way out. */
export function AccountMenu({ address, wrongNetwork }: AccountMenuProps) {
  const { t } = useLingui();
  const { mutate: disconnect } = useDisconnect();
  const [open, setOpen] = useState(false);
  const name = useChainName();
  const short = shortHex(address, 4, 4);
  const leave = () => {
    forgetTestAccount();
    setOpen(false);
    disconnect();
  };
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger
        aria-label={wrongNetwork ? t`Account, wrong network` : t`Account ${short}`}
        className={cx(buttonClass("secondary", "sm"), wrongNetwork && "border-danger! text-danger!")}
      >
        <span
          className={cx("size-2 shrink-0 rounded-full", wrongNetwork ? "bg-danger" : "bg-brand")}
          aria-hidden="true"
        />
        {wrongNetwork ? <Trans>Wrong network</Trans> : <span className="font-mono">{short}</span>}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={8}
          collisionPadding={12}
          aria-label={t`Account`}
          className="z-40 flex max-h-[80dvh] w-80 max-w-[calc(100vw-1.5rem)] flex-col gap-4 overflow-y-auto rounded-xl border border-line bg-surface p-4 text-ink shadow-xl"
        >
          <div>
            <p className="text-sm text-ink-faint">
              <Trans>Your account</Trans>
            </p>
            <p className="flex items-center justify-between gap-2">
              <span className="min-w-0 font-mono text-sm break-all">{address}</span>
              <CopyButton text={address} what={t`address`} />
            </p>
          </div>
          {wrongNetwork ? (
            <Notice tone="danger" title={<Trans>Your wallet is on another network</Trans>}>
              <p className="mb-3">
                <Trans>Nothing can be signed until it is on {name}.</Trans>
              </p>
              <SwitchNetworkButton />
            </Notice>
          ) : (
            <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
              <dt className="text-ink-faint">
                <Trans>Network</Trans>
              </dt>
              <dd className="text-right">{name}</dd>
              <dt className="text-ink-faint">
                <Trans>For gas</Trans>
              </dt>
              <dd className="text-right tabular-nums">
                <GasBalance address={address} />
              </dd>
            </dl>
          )}
          <FaucetPanel />
          <div className="flex flex-col gap-2 border-t border-line pt-3">
            <Link to="/credits" className={buttonClass("quiet", "sm")} onClick={() => setOpen(false)}>
              <Trans>My credits</Trans>
            </Link>
            <Button variant="quiet" size="sm" onClick={leave}>
              <Trans>Disconnect</Trans>
            </Button>
          </div>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
