import { classifyError, ErrorSentence } from "../../../transactions/index.ts";
import { Loading, Skeleton } from "../../../ui/index.ts";

/** Stands where something is still being read, or says why it could not be. */
export function Reading({ error }: { error: Error | null }) {
  if (error) return <ErrorSentence error={classifyError(error)} />;
  return (
    <Loading>
      <Skeleton className="h-64" />
    </Loading>
  );
}
