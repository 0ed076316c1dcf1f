import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Address } from "viem";
import { useConnection } from "wagmi";
import { Card, PageHeader, Tonnes } from "../../ui/index.ts";
import { LoadedHolding, type Retirable } from "../retire/index.ts";
import { ConnectPrompt } from "../wallet/index.ts";

interface ExitFrameProps {
  title: string;
  /** What it is, in a sentence or two. */
  intro: ReactNode;
  vintageId: string;
  children: (holding: Retirable, account: Address) => ReactNode;
}

function Holding({ holding }: { holding: Retirable }) {
  const { year } = holding.vintage;
  const vintageId = String(holding.id);
  return (
    <div className="mb-5 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-b border-line pb-4">
      <p className="min-w-0 font-semibold break-words">
        <bdi>{holding.project.name}</bdi>,{" "}
        <Link to="/vintages/$vintageId" params={{ vintageId }} className="text-brand underline">
          <Trans>vintage {year}</Trans>
        </Link>
      </p>
      <p className="text-sm text-ink-soft">
        <Trans>
          You hold <Tonnes units={holding.balance} />
        </Trans>
      </p>
    </div>
  );
}

function Exit({ vintageId, account, children }: Pick<ExitFrameProps, "vintageId" | "children"> & { account: Address }) {
  return (
    <LoadedHolding vintageId={vintageId} account={account}>
      {(holding) => (
        <Card className="max-w-3xl p-5 sm:p-7">
          <Holding holding={holding} />
          {children(holding, account)}
        </Card>
      )}
    </LoadedHolding>
  );
}

/** What the ways out of the market share: a holding, and what is done with it. */
export function ExitFrame({ title, intro, vintageId, children }: ExitFrameProps) {
  const { t } = useLingui();
  const { address } = useConnection();
  return (
    <>
      <PageHeader title={title}>
        <p className="max-w-prose text-ink-soft">{intro}</p>
      </PageHeader>
      {address ? (
        <Exit key={address} vintageId={vintageId} account={address}>
          {children}
        </Exit>
      ) : (
        <ConnectPrompt title={t`Connect the wallet that holds the credits`}>{intro}</ConnectPrompt>
      )}
    </>
  );
}
