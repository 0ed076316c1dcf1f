import { Trans } from "@lingui/react/macro";
import type { Address } from "viem";
import { classifyError, ErrorSentence } from "../../transactions/index.ts";
import { Card, Loading, Notice, Skeleton, Time } from "../../ui/index.ts";
import { CriteriaWords } from "./CriteriaWords.tsx";
import { useCriteria } from "./usePools.ts";

/** What may be deposited now, and what from an announced moment on. */
export function CriteriaCard({ pool }: { pool: Address }) {
  const { data, error } = useCriteria(pool);
  if (!data) {
    if (error) return <ErrorSentence error={classifyError(error)} />;
    return (
      <Loading>
        <Skeleton className="h-32" />
      </Loading>
    );
  }
  return (
    <Card className="flex flex-col gap-4 p-5">
      <div data-testid="criteria">
        <CriteriaWords criteria={data.current} />
      </div>
      {data.next && (
        <Notice
          tone="info"
          title={
            <Trans>
              From <Time at={data.nextFrom} /> on these hold instead
            </Trans>
          }
        >
          <div className="mt-1" data-testid="criteria-next">
            <CriteriaWords criteria={data.next} />
          </div>
        </Notice>
      )}
      <p className="text-sm text-ink-soft">
        <Trans>
          The criteria are asked at deposits only. What lies in the pool can be taken out whatever they become; the
          stakers announce changes seven days ahead.
        </Trans>
      </p>
    </Card>
  );
}
