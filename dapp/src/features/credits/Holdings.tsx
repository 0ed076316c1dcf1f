import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { Button, buttonClass, type Column, DataTable, Dialog, EmptyState, Tonnes } from "../../ui/index.ts";
import { SerialPreview } from "../retire/index.ts";
import type { Holding } from "./readCredits.ts";
import { SellDialog } from "./SellDialog.tsx";
import { VintageName } from "./VintageName.tsx";

function Actions({ holding, onSell, onSerials }: { holding: Holding; onSell: () => void; onSerials: () => void }) {
  const { t } = useLingui();
  const name = `${holding.project.name}, ${holding.vintage.year}`;
  return (
    <span className="flex flex-wrap justify-end gap-2">
      <Button size="sm" variant="quiet" onClick={onSerials} aria-label={t`Next serial numbers of ${name}`}>
        <Trans>Serial numbers</Trans>
      </Button>
      <Link
        to="/detokenise/$vintageId"
        params={{ vintageId: String(holding.id) }}
        className={buttonClass("quiet", "sm")}
        aria-label={t`Release ${name} to the registry`}
      >
        <Trans>Release</Trans>
      </Link>
      <Link
        to="/cancel/$vintageId"
        params={{ vintageId: String(holding.id) }}
        className={buttonClass("quiet", "sm")}
        aria-label={t`Cancel ${name}`}
      >
        <Trans context="credits">Cancel</Trans>
      </Link>
      <Button size="sm" variant="secondary" onClick={onSell} aria-label={t`Sell ${name}`}>
        <Trans>Sell</Trans>
      </Button>
      <Link
        to="/retire/$vintageId"
        params={{ vintageId: String(holding.id) }}
        className={buttonClass("primary", "sm")}
        aria-label={t`Retire ${name}`}
      >
        <Trans>Retire</Trans>
      </Link>
    </span>
  );
}

/** What the account holds, with the ways on. */
export function Holdings({ holdings }: { holdings: readonly Holding[] }) {
  const { t } = useLingui();
  const [selling, setSelling] = useState<Holding>();
  const [looking, setLooking] = useState<Holding>();
  if (holdings.length === 0) {
    return (
      <EmptyState title={t`You hold no credits yet`}>
        <Link to="/" className="text-brand underline">
          <Trans>Browse the portfolio</Trans>
        </Link>
      </EmptyState>
    );
  }
  const columns: Column<Holding>[] = [
    { key: "vintage", header: t`Vintage`, cell: (holding) => <VintageName known={holding} />, primary: true },
    { key: "balance", header: t`You hold`, cell: ({ balance }) => <Tonnes units={balance} />, numeric: true },
    {
      key: "actions",
      header: <span className="sr-only">{t`Actions`}</span>,
      cell: (holding) => (
        <Actions holding={holding} onSell={() => setSelling(holding)} onSerials={() => setLooking(holding)} />
      ),
      numeric: true,
    },
  ];
  return (
    <>
      <DataTable caption={t`Holdings`} columns={columns} rows={holdings} rowKey={({ id }) => String(id)} />
      {selling && <SellDialog holding={selling} onClose={() => setSelling(undefined)} />}
      {looking && (
        <Dialog
          open
          onOpenChange={() => setLooking(undefined)}
          title={t`Next serial numbers`}
          description={t`If you retired all that you hold of this vintage now.`}
        >
          <SerialPreview vintage={looking.id} amount={looking.balance} />
        </Dialog>
      )}
    </>
  );
}
