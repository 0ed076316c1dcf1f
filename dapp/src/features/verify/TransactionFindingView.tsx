import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import type { Hash } from "viem";
import { marketKey } from "../../data/index.ts";
import { classifyError, ErrorSentence } from "../../transactions/index.ts";
import { Loading, Notice, Skeleton, Tonnes } from "../../ui/index.ts";
import { CertificateFinding } from "./CertificateFinding.tsx";
import { readTransaction } from "./resolveQuestion.ts";

/** The certificates of a transaction, each with its checks. */
export function TransactionFindingView({ hash }: { hash: Hash }) {
  const { t } = useLingui();
  const { data, error } = useQuery({
    queryKey: [...marketKey, "transaction", hash],
    queryFn: () => readTransaction(hash),
  });
  if (error) return <ErrorSentence error={classifyError(error)} />;
  if (!data) {
    return (
      <Loading>
        <Skeleton className="h-80" />
      </Loading>
    );
  }
  if (!data.found) {
    return (
      <Notice tone="danger" alert title={t`The chain does not know this transaction`}>
        <Trans>It may belong to another network, or it is not in a block yet.</Trans>
      </Notice>
    );
  }
  if (!data.succeeded) return <Notice tone="danger" alert title={t`This transaction failed: it retired nothing`} />;
  return (
    <div className="flex flex-col gap-6">
      {data.certificates.map((id) => (
        <CertificateFinding key={id} id={id} />
      ))}
      {data.records.map((amount, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: records of one transaction never reorder
        <Notice key={index} tone="info" title={t`A retirement without a certificate`}>
          <Trans>
            <Tonnes units={amount} /> were retired. No certificate was issued in this transaction.
          </Trans>
        </Notice>
      ))}
      {data.certificates.length === 0 && data.records.length === 0 && (
        <Notice tone="warn" alert title={t`This transaction retired nothing`}>
          <Trans>It is in a block of this chain, but it neither retired credits nor issued a certificate.</Trans>
        </Notice>
      )}
    </div>
  );
}
