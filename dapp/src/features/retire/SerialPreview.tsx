import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { marketKey } from "../../data/index.ts";
import { classifyError, ErrorSentence } from "../../transactions/index.ts";
import { Loading, Skeleton } from "../../ui/index.ts";
import { SerialList } from "../certificate/index.ts";
import { readNextSerials } from "./readRetirable.ts";

/** That execution decides which serial numbers are consumed. */
export function SerialsNote() {
  return (
    <p className="mt-2 text-sm text-ink-soft">
      <Trans>
        These would be consumed if the retirement were carried out now. The exact serial numbers are fixed at execution:
        a retirement of the same vintage that comes first moves yours on. The certificate names the final ones.
      </Trans>
    </p>
  );
}

interface SerialPreviewProps {
  vintage: number;
  amount: bigint;
  /** Where several stand together, {@link SerialsNote} is said once for all of them. */
  noted?: boolean;
}

/** The serial numbers that would be consumed now, and the word that execution decides. */
export function SerialPreview({ vintage, amount, noted = true }: SerialPreviewProps) {
  const { t } = useLingui();
  const { data, error } = useQuery({
    queryKey: [...marketKey, "nextSerials", vintage, String(amount)],
    queryFn: () => readNextSerials(vintage, amount),
    refetchInterval: 5_000,
  });
  return (
    <div>
      {data && <SerialList ranges={data} caption={t`Serial numbers that would be consumed now`} />}
      {!data && error && <ErrorSentence error={classifyError(error)} />}
      {!data && !error && (
        <Loading>
          <Skeleton className="h-20" />
        </Loading>
      )}
      {noted && <SerialsNote />}
    </div>
  );
}
