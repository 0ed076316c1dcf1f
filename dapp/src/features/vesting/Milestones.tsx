import { Trans, useLingui } from "@lingui/react/macro";
import type { Grant, GrantEvent } from "../../data/vesting.ts";
import { type Column, DataTable, PartsBar, Time } from "../../ui/index.ts";
import { Crbn } from "../token/index.ts";

/** How far the tranches of a milestone grant have come. */
export function Milestones({ grant }: { grant: Grant }) {
  const { t } = useLingui();
  const { vested, released, granted, tranches } = grant;
  const columns: Column<GrantEvent>[] = [
    { key: "at", header: t`Approved on`, cell: ({ at }) => <Time at={at} />, primary: true },
    { key: "amount", header: t`Tranche`, cell: ({ amount }) => <Crbn units={amount} short />, numeric: true },
  ];
  return (
    <div data-testid="milestones">
      <PartsBar
        whole={granted}
        parts={[
          { key: "released", amount: released, className: "bg-brand" },
          { key: "open", amount: vested - released, className: "bg-trace" },
          { key: "rest", amount: granted - vested, className: "bg-line" },
        ]}
      />
      <p className="mt-2 text-sm text-ink-soft">
        <Trans>
          The protocol has approved <Crbn units={vested} short /> of <Crbn units={granted} short />.
        </Trans>
      </p>
      {tranches.length > 0 && (
        <details className="mt-2">
          <summary className="inline-flex min-h-8 items-center text-sm font-medium text-brand">
            <Trans>Tranches</Trans>
          </summary>
          <div className="mt-2">
            <DataTable
              caption={t`Tranches`}
              columns={columns}
              rows={tranches}
              rowKey={({ transaction, at, amount }) => `${transaction}${at}${amount}`}
            />
          </div>
        </details>
      )}
    </div>
  );
}
