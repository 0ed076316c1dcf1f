import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { Button, type Column, DataTable, EmptyState, Time, Tonnes, TransactionText } from "../../ui/index.ts";
import { CertifyDialog } from "./CertifyDialog.tsx";
import type { OwnRetirement } from "./readCredits.ts";
import { VintageName } from "./VintageName.tsx";

/** The account's retirements: each with its certificate, or the way to one. */
export function Retirements({ retirements }: { retirements: readonly OwnRetirement[] }) {
  const { t } = useLingui();
  const [certifying, setCertifying] = useState<OwnRetirement>();
  if (retirements.length === 0) return <EmptyState title={t`You have retired nothing yet`} />;
  const columns: Column<OwnRetirement>[] = [
    { key: "vintage", header: t`Vintage`, cell: (own) => <VintageName known={own} />, primary: true },
    { key: "amount", header: t`Retired`, cell: ({ amount }) => <Tonnes units={amount} />, numeric: true },
    { key: "time", header: t`Time`, cell: ({ timestamp }) => <Time at={timestamp} dateOnly />, numeric: true },
    {
      key: "transaction",
      header: t`Transaction`,
      cell: ({ transaction }) => <TransactionText hash={transaction} />,
      numeric: true,
    },
    {
      key: "certificate",
      header: t`Certificate`,
      cell: (own) => {
        const certificateId = String(own.certificate);
        if (own.certificate === 0n) {
          return (
            <Button size="sm" variant="secondary" onClick={() => setCertifying(own)}>
              <Trans>Issue a certificate</Trans>
            </Button>
          );
        }
        return (
          <Link to="/certificates/$certificateId" params={{ certificateId }} className="text-brand underline">
            <Trans>No. {certificateId}</Trans>
          </Link>
        );
      },
      numeric: true,
    },
  ];
  return (
    <>
      <DataTable
        caption={t`Retirements and certificates`}
        columns={columns}
        rows={retirements}
        rowKey={({ retirement }) => String(retirement)}
      />
      {certifying && <CertifyDialog own={certifying} onClose={() => setCertifying(undefined)} />}
    </>
  );
}
