import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { marketKey } from "../../data/index.ts";
import { formatDay } from "../../format/index.ts";
import { useLocale } from "../../i18n/index.ts";
import { classifyError, ErrorSentence } from "../../transactions/index.ts";
import {
  AddressText,
  Card,
  CidText,
  type Column,
  DataTable,
  Facts,
  Notice,
  Skeleton,
  Time,
  Tonnes,
  TransactionText,
  Verbatim,
} from "../../ui/index.ts";
import { CutNotice } from "../trail/index.ts";
import { type CustodyAccount, type CustodyStatement, LIMITS, readExpectedOn, verdictOf } from "./readCustody.ts";

/** Whether the latest statement says enough, for its own day and for now. */
function Judgement({ account, statement }: { account: CustodyAccount; statement: CustodyStatement }) {
  const { t } = useLingui();
  const day = formatDay(statement.date, useLocale());
  const { data: asked, error } = useQuery({
    queryKey: [...marketKey, "expectedOn", account.id, statement.date],
    queryFn: ({ signal }) => readExpectedOn(account.id, statement.date, signal),
    enabled: account.expectedThen === undefined,
  });
  const then = account.expectedThen ?? asked;
  if (then === undefined && error) return <ErrorSentence error={classifyError(error)} />;
  if (then === undefined) return <Skeleton className="h-16" />;
  const verdict = verdictOf(statement.held, then, account.expected);
  const had = (
    <Trans>
      On {day}, <Tonnes units={then} /> had to lie there.
    </Trans>
  );
  return (
    <div data-verdict={verdict}>
      {verdict === "covered" && (
        <Notice tone="good" title={t`The statement covers what has to lie there`}>
          {had}
        </Notice>
      )}
      {verdict === "older" && (
        <Notice tone="info" title={t`The statement is older than some of what was issued`}>
          {had}{" "}
          <Trans>
            Now <Tonnes units={account.expected} /> have to. As much was stated, but only a newer statement can show
            what lies there now.
          </Trans>
        </Notice>
      )}
      {verdict === "outgrown" && (
        <Notice tone="warn" title={t`More has to lie there now than was stated`}>
          {had} <Trans>A newer statement has to show the rest.</Trans>
        </Notice>
      )}
      {verdict === "short" && (
        <Notice tone="danger" title={t`Less was stated than had to lie there`}>
          {had}
        </Notice>
      )}
    </div>
  );
}

function Statements({ statements }: { statements: CustodyStatement[] }) {
  const { t } = useLingui();
  const locale = useLocale();
  const columns: Column<CustodyStatement>[] = [
    {
      key: "day",
      header: <Trans>On the day</Trans>,
      primary: true,
      cell: ({ date, number }) => (
        <>
          {formatDay(date, locale)}{" "}
          <span className="text-sm text-ink-faint">
            <Trans>No. {number}</Trans>
          </span>
        </>
      ),
    },
    { key: "held", header: <Trans>Held</Trans>, numeric: true, cell: ({ held }) => <Tonnes units={held} /> },
    {
      key: "verifier",
      header: <Trans>Stated by</Trans>,
      cell: ({ verifier }) => <AddressText address={verifier} copy={false} />,
    },
    { key: "when", header: <Trans>Stated on</Trans>, cell: ({ statedAt }) => <Time at={statedAt} dateOnly /> },
    {
      key: "document",
      header: <Trans>The registry's document</Trans>,
      cell: ({ documentCid }) => <CidText cid={documentCid} />,
    },
    {
      key: "transaction",
      header: <Trans>Transaction</Trans>,
      cell: ({ transaction }) => <TransactionText hash={transaction} copy={false} />,
    },
  ];
  return (
    <>
      <DataTable
        caption={t`Statements of custody`}
        columns={columns}
        rows={statements}
        rowKey={({ number }) => String(number)}
      />
      <CutNotice count={statements.length} limit={LIMITS.statements} kept="newest" />
    </>
  );
}

/** An account of ours at a registry: what was stated of it, beside what the chain says has to lie there. */
export function AccountCard({ account }: { account: CustodyAccount }) {
  const { statements, issued, consumed, locked, detokenised, settled, impaired, circulating, expected } = account;
  const [last] = statements;
  return (
    <Card className="flex flex-col gap-5 p-4 sm:p-6">
      <h3 className="font-semibold break-words">
        <Verbatim text={account.account} />
      </h3>
      <Facts
        facts={[
          last && [<Trans key="held">Held, as last stated</Trans>, <Tonnes key="held" units={last.held} />],
          [<Trans key="expected">Has to lie there now</Trans>, <Tonnes key="expected" units={expected} />],
          [<Trans key="circulating">Circulating of it here</Trans>, <Tonnes key="circulating" units={circulating} />],
          [<Trans key="issued">Issued from it</Trans>, <Tonnes key="issued" units={issued} />],
          [<Trans key="consumed">Retired or cancelled here</Trans>, <Tonnes key="consumed" units={consumed} />],
          [
            <Trans key="settled">Of that, retired at the registry, too</Trans>,
            <Tonnes key="settled" units={settled} />,
          ],
          locked > 0n && [<Trans key="locked">Reserved for release</Trans>, <Tonnes key="locked" units={locked} />],
          [<Trans key="out">Released to owners at the registry</Trans>, <Tonnes key="out" units={detokenised} />],
          impaired > 0n && [
            <Trans key="impaired">Recalled or reversed by the registry</Trans>,
            <Tonnes key="impaired" units={impaired} />,
          ],
        ]}
      />
      {impaired > 0n && (
        <p className="text-sm text-ink-soft">
          <Trans>
            What has to lie there still counts what the registry recalled or reversed: a statement made since may show
            up to <Tonnes units={impaired} /> less.
          </Trans>
        </p>
      )}
      {last && <Judgement account={account} statement={last} />}
      <Statements statements={statements} />
    </Card>
  );
}
