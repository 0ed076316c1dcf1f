import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { marketKey } from "../../data/index.ts";
import { type BucketLedger, readLedgers } from "../../data/vesting.ts";
import { classifyError, ErrorSentence } from "../../transactions/index.ts";
import { type Column, DataTable, Loading, Skeleton } from "../../ui/index.ts";
import { Crbn } from "../token/index.ts";
import { bucketNames, bucketWays } from "./words.ts";

/** The ledger of the six buckets. */
export function BucketTable() {
  const { t, i18n } = useLingui();
  const { data, error } = useQuery({
    queryKey: [...marketKey, "buckets"],
    queryFn: readLedgers,
    refetchInterval: 15_000,
  });
  if (!data && error) return <ErrorSentence error={classifyError(error)} />;
  if (!data) {
    return (
      <Loading>
        <Skeleton className="h-64" />
      </Loading>
    );
  }
  const columns: Column<BucketLedger>[] = [
    {
      key: "bucket",
      header: t`Bucket`,
      cell: ({ bucket }) => (
        <>
          {i18n._(bucketNames[bucket])}
          <span className="block text-sm font-normal text-ink-faint">{i18n._(bucketWays[bucket])}</span>
        </>
      ),
      primary: true,
    },
    { key: "size", header: t`Bucket size`, cell: ({ size }) => <Crbn units={size} short />, numeric: true },
    {
      key: "granted",
      header: t`Granted`,
      cell: ({ granted, returned }) => (
        <>
          <Crbn units={granted} short />
          {returned > 0n && (
            <span className="block text-sm text-ink-faint">
              {t`of it revoked:`} <Crbn units={returned} short />
            </span>
          )}
        </>
      ),
      numeric: true,
    },
    { key: "left", header: t`Left`, cell: ({ left }) => <Crbn units={left} short />, numeric: true },
  ];
  return (
    <div data-testid="buckets">
      <DataTable caption={t`Buckets`} columns={columns} rows={data} rowKey={({ bucket }) => bucket} />
    </div>
  );
}
