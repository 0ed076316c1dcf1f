import { useLingui as useI18n } from "@lingui/react";
import { Trans, useLingui } from "@lingui/react/macro";
import { FOR_EVER, type Suspension } from "../../data/curation/index.ts";
import { AddressText, CidText, type Column, DataTable, Time } from "../../ui/index.ts";
import { useChainNow } from "../token/index.ts";
import { suspenderWords } from "./words.ts";

/** How a suspension ended, or when it will. The chain's clock decides: one that ends by itself leaves no event. */
function End({ suspension: { until, endedAt }, now }: { suspension: Suspension; now: bigint }) {
  if (endedAt !== null) {
    return (
      <Trans>
        Ended on <Time at={endedAt} dateOnly />
      </Trans>
    );
  }
  if (until >= FOR_EVER) return <Trans>Lasts until the stakers lift it</Trans>;
  return until <= now ? (
    <Trans>
      Ended by itself on <Time at={until} />
    </Trans>
  ) : (
    <Trans>
      Ends by itself on <Time at={until} />
    </Trans>
  );
}

/** Every suspension that a project ever had, newest first. */
export function SuspensionsList({ suspensions }: { suspensions: readonly Suspension[] }) {
  const now = useChainNow();
  const { _ } = useI18n();
  const { t } = useLingui();
  const columns: Column<Suspension>[] = [
    {
      key: "reason",
      header: t`Reason`,
      primary: true,
      cell: ({ reason }) => <bdi className="break-words">{reason}</bdi>,
    },
    {
      key: "by",
      header: t`Suspended by`,
      cell: ({ by, ratifiedAt }) => (
        <span>
          {_(suspenderWords[by])}
          {ratifiedAt !== null && (
            <span className="block text-sm text-ink-soft">
              <Trans>
                made theirs by the stakers on <Time at={ratifiedAt} dateOnly />
              </Trans>
            </span>
          )}
        </span>
      ),
    },
    { key: "account", header: t`Account`, cell: ({ account }) => <AddressText address={account} copy={false} /> },
    {
      key: "since",
      header: t({ message: "Since", context: "suspension" }),
      cell: ({ since }) => <Time at={since} dateOnly />,
    },
    {
      key: "end",
      header: t({ message: "End", context: "suspension" }),
      cell: (suspension) => <End suspension={suspension} now={now} />,
    },
    { key: "cid", header: t`Evidence`, cell: ({ cid }) => cid !== "" && <CidText cid={cid} /> },
  ];
  return (
    <div data-testid="suspensions">
      <DataTable caption={t`Suspensions`} columns={columns} rows={suspensions} rowKey={({ id }) => id} />
    </div>
  );
}
