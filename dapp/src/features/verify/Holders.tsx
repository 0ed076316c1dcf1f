import { Trans, useLingui } from "@lingui/react/macro";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { isIndexerUsable, marketKey, useIndexerStatus } from "../../data/index.ts";
import { AddressText, Button, Notice, Skeleton, Tonnes } from "../../ui/index.ts";
import { AsOf } from "../freshness/index.ts";
import { CutNotice } from "../trail/index.ts";
import { readHolders } from "./readHolders.ts";

/** How many holders are shown at first, and how many at most. */
const FEW = 10;
const MOST = 1_000;

/** Whose the circulating tonnes of a vintage are: the indexer's answer, with how fresh it is. */
export function Holders({ vintageId, year }: { vintageId: number; year: number }) {
  const { t } = useLingui();
  const usable = isIndexerUsable(useIndexerStatus());
  const [most, setMost] = useState(FEW);
  const { data, error } = useQuery({
    queryKey: [...marketKey, "holders", vintageId, most],
    // One more than is shown says whether there are more.
    queryFn: ({ signal }) => readHolders(vintageId, Math.min(most + 1, MOST), signal),
    enabled: usable,
    placeholderData: keepPreviousData,
  });
  if (!usable || (error && !data)) {
    return (
      <Notice tone="warn" title={t`Who holds this vintage cannot be told now`}>
        <Trans>Only the indexer knows all holders, and it does not answer for this chain.</Trans>
      </Notice>
    );
  }
  if (!data) return <Skeleton className="h-24" />;
  const holders = data.value.slice(0, most);
  return (
    <section data-testid="holders">
      <h3 className="font-semibold">
        <Trans>Who holds vintage {year} now</Trans>
      </h3>
      <p className="text-sm text-ink-soft">
        <Trans>
          A circulating tonne belongs to all of them together: which of them uses it up is decided by who exits first.
        </Trans>
      </p>
      <ul className="mt-2 divide-y divide-line">
        {holders.map(({ account, held, listed }) => (
          <li key={account} className="flex flex-wrap items-baseline justify-between gap-x-4 py-2">
            <AddressText address={account} />
            <span className="text-right">
              <Tonnes units={held} />
              {listed > 0n && (
                <span className="block text-sm text-ink-soft">
                  <Trans>
                    and <Tonnes units={listed} /> on offer
                  </Trans>
                </span>
              )}
            </span>
          </li>
        ))}
        {holders.length === 0 && (
          <li className="py-2 text-ink-soft">
            <Trans>The indexer knows no holder yet.</Trans>
          </li>
        )}
      </ul>
      {data.value.length > most && (
        <Button variant="secondary" size="sm" className="mt-2" onClick={() => setMost(Math.min(most * 10, MOST))}>
          <Trans>Show more holders</Trans>
        </Button>
      )}
      <CutNotice count={holders.length} limit={MOST} kept="first" />
      <AsOf answer={data} />
    </section>
  );
}
