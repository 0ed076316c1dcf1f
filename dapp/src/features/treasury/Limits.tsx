import { Trans, useLingui } from "@lingui/react/macro";
import type { TreasuryAsset } from "../../data/treasury.ts";
import { spendingRoom } from "../../data/treasuryWindow.ts";
import { type Column, DataTable, EmptyState, Time } from "../../ui/index.ts";
import { useChainNow } from "../token/index.ts";
import { TokenAmount } from "./TokenAmount.tsx";

/** What the signers may still spend today, and when the next amount frees up, on the chain's time. */
export function Limits({ assets }: { assets: readonly TreasuryAsset[] }) {
  const { t } = useLingui();
  const now = useChainNow();
  const limited = assets.filter(({ limit, days }) => limit > 0n || days.size > 0);
  const rows = limited.map((asset) => ({ asset, ...spendingRoom(asset.days, asset.limit, now) }));
  type Row = (typeof rows)[number];
  if (rows.length === 0) {
    return (
      <EmptyState title={t`The signers may spend nothing`}>
        <Trans>No token has a limit: only a vote moves money out of the treasury.</Trans>
      </EmptyState>
    );
  }
  const columns: Column<Row>[] = [
    { key: "token", header: t`Token`, cell: ({ asset }) => asset.symbol, primary: true },
    {
      key: "limit",
      header: t`Limit for 31 days`,
      cell: ({ asset }) => <TokenAmount token={asset.token} amount={asset.limit} assets={assets} />,
      numeric: true,
    },
    {
      key: "spent",
      header: t`Spent in the window`,
      cell: ({ asset, spent }) => <TokenAmount token={asset.token} amount={spent} assets={assets} />,
      numeric: true,
    },
    {
      key: "remaining",
      header: t`Left today`,
      cell: ({ asset, remaining }) => (
        <strong className="font-semibold">
          <TokenAmount token={asset.token} amount={remaining} assets={assets} />
        </strong>
      ),
      numeric: true,
    },
    {
      key: "next",
      header: t`Frees up next`,
      cell: ({ asset, next }) =>
        next ? (
          <>
            <TokenAmount token={asset.token} amount={next.amount} assets={assets} />
            <span className="block text-sm text-ink-faint">
              <Time at={next.at} />
            </span>
          </>
        ) : (
          "–"
        ),
      numeric: true,
    },
  ];
  return (
    <div data-testid="limits">
      <DataTable caption={t`Limits of the signers`} columns={columns} rows={rows} rowKey={({ asset }) => asset.token} />
    </div>
  );
}
