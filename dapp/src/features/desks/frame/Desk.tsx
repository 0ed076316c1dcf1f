import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Address } from "viem";
import { useConnection } from "wagmi";
import type { DeskPowers } from "../../../data/curation/index.ts";
import { EmptyState, PageHeader } from "../../../ui/index.ts";
import { useDeskPowers } from "../../curation/index.ts";
import { ConnectPrompt } from "../../wallet/index.ts";
import { Reading } from "./Reading.tsx";

interface DeskProps {
  title: string;
  /** What is done here, in a sentence or two. */
  intro: ReactNode;
  /** Who may work here. */
  power: keyof DeskPowers;
  /** The work of an account that may. */
  children: (account: Address) => ReactNode;
}

function Gate({ account, power, children }: Pick<DeskProps, "power" | "children"> & { account: Address }) {
  const { t } = useLingui();
  const { data, error } = useDeskPowers(account);
  if (!data) return <Reading error={error} />;
  if (data[power]) return children(account);
  return (
    <EmptyState title={t`Your account may not work here`}>
      <p>
        <Trans>The stakers give this role and take it away by vote.</Trans>
      </p>
      <Link to="/permissions" className="text-brand underline">
        <Trans>Who may</Trans>
      </Link>
    </EmptyState>
  );
}

/** A desk: what it is for, and the work itself for accounts that may do it. The chain is asked, and has the last word again later. */
export function Desk({ title, intro, power, children }: DeskProps) {
  const { t } = useLingui();
  const { address } = useConnection();
  return (
    <>
      <PageHeader title={title}>
        <p className="max-w-prose text-ink-soft">{intro}</p>
      </PageHeader>
      {address ? (
        <Gate key={address} account={address} power={power}>
          {children}
        </Gate>
      ) : (
        <ConnectPrompt title={t`Connect a wallet to work here`}>
          <Trans>The page then asks the chain what your account may do.</Trans>
        </ConnectPrompt>
      )}
    </>
  );
}
