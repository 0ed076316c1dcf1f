import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useConnection } from "wagmi";
import type { Pool, PoolHolding } from "../../data/pools/model.ts";
import { Card, cx, Loading, Skeleton } from "../../ui/index.ts";
import { ConnectPrompt } from "../wallet/index.ts";
import { DepositPanel } from "./DepositPanel.tsx";
import { RedeemPanel } from "./RedeemPanel.tsx";
import { RetirePanel } from "./RetirePanel.tsx";

const ACTS = ["deposit", "redeem", "retire"] as const;
type Act = (typeof ACTS)[number];

interface ActionsProps {
  pool: Pool;
  /** What lies in it; missing while it is read. */
  holdings: readonly PoolHolding[] | undefined;
}

/** What can be done with a pool: put in, take out, retire. What is under way stays when one looks at another. */
export function Actions({ pool, holdings }: ActionsProps) {
  const { t } = useLingui();
  const { address: account } = useConnection();
  const [act, setAct] = useState<Act>("deposit");
  const words: Record<Act, string> = {
    deposit: t({ message: "Deposit", context: "put credits into a pool" }),
    redeem: t`Redeem`,
    retire: t`Redeem and retire`,
  };
  if (!account) {
    return (
      <ConnectPrompt title={t`Connect a wallet to deposit, redeem or retire`}>
        <Trans>What it gives and costs is read from the pool before you sign.</Trans>
      </ConnectPrompt>
    );
  }
  const waiting = (
    <Loading>
      <Skeleton className="h-48" />
    </Loading>
  );
  return (
    <Card className="p-5">
      <fieldset className="mb-5 flex flex-wrap gap-2">
        <legend className="sr-only">
          <Trans>What to do</Trans>
        </legend>
        {ACTS.map((name) => (
          <label
            key={name}
            className={cx(
              "flex min-h-11 grow cursor-pointer items-center justify-center gap-2 rounded-lg border px-3 text-center font-medium sm:grow-0",
              act === name ? "border-brand bg-brand-soft text-brand" : "border-line-strong text-ink-soft",
            )}
          >
            <input type="radio" name="pool-act" checked={act === name} onChange={() => setAct(name)} />
            {words[name]}
          </label>
        ))}
      </fieldset>
      <div key={account}>
        <div hidden={act !== "deposit"}>
          <DepositPanel pool={pool} account={account} />
        </div>
        <div hidden={act !== "redeem"}>
          {holdings ? <RedeemPanel pool={pool} account={account} holdings={holdings} /> : waiting}
        </div>
        <div hidden={act !== "retire"}>
          {holdings ? <RetirePanel pool={pool} account={account} holdings={holdings} /> : waiting}
        </div>
      </div>
    </Card>
  );
}
