import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { marketKey, NotFoundError } from "../../../data/index.ts";
import { classifyError, ErrorSentence } from "../../../transactions/index.ts";
import { AddressText, Skeleton, Tonnes } from "../../../ui/index.ts";
import { ClaimInWords } from "../ClaimInWords.tsx";
import type { ParsedLine } from "../lines.ts";
import { readRetirable } from "../readRetirable.ts";
import type { ConsentDraft } from "./typedData.ts";

function LineInWords({ line, account }: { line: ParsedLine; account: ConsentDraft["account"] }) {
  const { vintage: id, amount } = line;
  const { data, error } = useQuery({
    queryKey: [...marketKey, "retirable", String(id), account],
    queryFn: () => readRetirable(String(id), account),
    retry: (count, cause) => !(cause instanceof NotFoundError) && count < 1,
  });
  const vintageId = String(id);
  if (error instanceof NotFoundError) {
    return (
      <p role="alert" className="text-danger">
        <Trans>There is no vintage number {vintageId}.</Trans>
      </p>
    );
  }
  if (!data) return error ? <ErrorSentence error={classifyError(error)} /> : <Skeleton className="h-10" />;
  const { year } = data.vintage;
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
      <p className="min-w-0">
        <span className="block font-semibold break-words">
          <bdi>{data.project.name}</bdi>
        </span>
        <span className="text-sm text-ink-soft">
          {data.project.registryProjectId} ·{" "}
          <Link to="/vintages/$vintageId" params={{ vintageId }} className="text-brand underline">
            <Trans>vintage {year}</Trans>
          </Link>
        </span>
      </p>
      <p className="text-lg font-semibold whitespace-nowrap">
        <Tonnes units={amount} />
      </p>
    </div>
  );
}

/** What a signature is about: who retires what, for whom. */
export function RetirementInWords({ retirement }: { retirement: ConsentDraft }) {
  const { account, lines, claim } = retirement;
  return (
    <div className="flex flex-col gap-6" data-testid="in-words">
      <section className="flex flex-col gap-3">
        <p className="text-sm text-ink-soft">
          <Trans>
            The account <AddressText address={account} /> retires for good:
          </Trans>
        </p>
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same vintage may stand there twice
          <LineInWords key={index} line={line} account={account} />
        ))}
      </section>
      <ClaimInWords claim={claim} />
    </div>
  );
}
