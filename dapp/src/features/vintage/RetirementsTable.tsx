import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { Retirement } from "../../data/index.ts";
import { formatSerialRun, TONNE } from "../../format/index.ts";
import type { Column } from "../../ui/index.ts";
import { AddressText, DataTable, SerialText, Time, Tonnes, TransactionText } from "../../ui/index.ts";

/** Whether a retirement took a part of a tonne, which its serial numbers then say in brackets. */
export function sharesTonne({ ranges }: Retirement): boolean {
  return ranges.some(({ firstFrom, lastTo }) => firstFrom > 0n || lastTo < TONNE);
}

/** The retirements of a vintage with the exact serial numbers that each consumed. */
export function RetirementsTable({ retirements }: { retirements: Retirement[] }) {
  const { t } = useLingui();
  const columns: Column<Retirement>[] = [
    {
      key: "amount",
      header: <Trans>Amount</Trans>,
      primary: true,
      cell: ({ amount, certificateId }) => (
        <span className="flex flex-col">
          <Tonnes units={amount} />
          {certificateId && (
            <Link to="/certificates/$certificateId" params={{ certificateId }} className="text-sm text-brand underline">
              <Trans>Certificate {certificateId}</Trans>
            </Link>
          )}
        </span>
      ),
    },
    {
      key: "serials",
      header: <Trans>Serial numbers</Trans>,
      cell: ({ ranges }) => (
        <ul className="font-mono text-sm">
          {ranges.map((range) => (
            <li key={`${range.batch}-${range.first}-${range.firstFrom}`}>
              <SerialText text={formatSerialRun(range)} />
            </li>
          ))}
        </ul>
      ),
    },
    {
      key: "who",
      header: <Trans>Retired for</Trans>,
      cell: ({ beneficiaryName, account }) => (
        <span className="flex flex-col items-end sm:items-start">
          {beneficiaryName && <bdi className="wrap-anywhere sm:min-w-48">{beneficiaryName}</bdi>}
          <span className="text-sm text-ink-faint">
            <Trans>
              by <AddressText address={account} copy={false} />
            </Trans>
          </span>
        </span>
      ),
    },
    { key: "when", header: <Trans>When</Trans>, cell: ({ timestamp }) => <Time at={timestamp} dateOnly /> },
    {
      key: "tx",
      header: <Trans>Transaction</Trans>,
      cell: ({ transaction }) => <TransactionText hash={transaction} />,
    },
  ];
  return <DataTable caption={t`Retirements`} columns={columns} rows={retirements} rowKey={({ id }) => id} />;
}
