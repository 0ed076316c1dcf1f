import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { Address } from "viem";
import { marketKey } from "../../data/index.ts";
import { classifyError, ErrorSentence } from "../../transactions/index.ts";
import { Loading, Skeleton } from "../../ui/index.ts";
import { type Means, readMeans } from "./readMeans.ts";

/** What an account can offer, kept current. */
export function LoadedMeans({ account, children }: { account: Address; children: (means: Means) => ReactNode }) {
  const { data, error } = useQuery({
    queryKey: [...marketKey, "means", account],
    queryFn: () => readMeans(account),
  });
  if (data) return children(data);
  if (error) return <ErrorSentence error={classifyError(error)} />;
  return (
    <Loading>
      <Skeleton className="h-80" />
    </Loading>
  );
}
