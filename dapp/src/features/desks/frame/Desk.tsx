import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import type { Address } from "viem";
import { useConnection } from "wagmi";
import type { DeskPowers } from "../../../data/curation/index.ts";
import { Button, EmptyState, Notice, PageHeader } from "../../../ui/index.ts";
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
  /** The same work, made ready for a Safe that may; where an account that may not sends nothing. */
  prepare?: (account: Address) => ReactNode;
}

type GateProps = Pick<DeskProps, "power" | "children" | "prepare"> & { account: Address };

function Gate({ account, power, children, prepare }: GateProps) {
  const { t } = useLingui();
  const { data, error } = useDeskPowers(account);
  const [preparing, setPreparing] = useState(false);
  if (!data) return <Reading error={error} />;
  if (data[power]) return children(account);
  if (preparing && prepare) {
    return (
      <>
        <Notice tone="info" className="mb-6" title={t`Your account may not work here itself`}>
          <Trans>Nothing is sent from this page. It makes the calls that a Safe with this role then sends.</Trans>
        </Notice>
        {prepare(account)}
      </>
    );
  }
  return (
    <EmptyState title={t`Your account may not work here`}>
      <p>
        <Trans>The stakers give this role and take it away by vote.</Trans>
      </p>
      <Link to="/permissions" className="text-brand underline">
        <Trans>Who may</Trans>
      </Link>
      {prepare && (
        <p className="mt-3">
          <Button variant="secondary" size="sm" onClick={() => setPreparing(true)}>
            <Trans>Prepare a call for a Safe</Trans>
          </Button>
        </p>
      )}
    </EmptyState>
  );
}

/** A desk: what it is for, and the work itself for accounts that may do it. The chain is asked, and has the last word again later. */
export function Desk({ title, intro, power, children, prepare }: DeskProps) {
  const { t } = useLingui();
  const { address } = useConnection();
  return (
    <>
      <PageHeader title={title}>
        <p className="max-w-prose text-ink-soft">{intro}</p>
      </PageHeader>
      {address ? (
        <Gate key={address} account={address} power={power} {...(prepare && { prepare })}>
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
