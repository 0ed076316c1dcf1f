import { useLingui } from "@lingui/react";
import { Trans, useLingui as useWords } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import type { Address } from "viem";
import { type DetokenisationRequest, readRequestSerials, readRequests } from "../../data/chain/requests.ts";
import { chainNow, marketKey } from "../../data/index.ts";
import { ActionForm, classifyError, ErrorSentence, useTransaction } from "../../transactions/index.ts";
import { Card, EmptyState, Pill, Skeleton, Time, Verbatim } from "../../ui/index.ts";
import { SerialList } from "../certificate/index.ts";
import { readTimeToAccept } from "./readExits.ts";
import { VintageTitle } from "./VintageTitle.tsx";
import { requestTones, requestWords } from "./words.ts";

function Withdraw({ request, from }: { request: bigint; from: bigint }) {
  const { flow, busy, start } = useTransaction("withdrawDetokenisation");
  if (!flow && chainNow() < from) {
    return (
      <p className="text-sm text-ink-soft">
        <Trans>
          If no registrar accepts it, you can withdraw it from <Time at={from} /> on.
        </Trans>
      </p>
    );
  }
  return (
    <ActionForm
      flow={flow}
      busy={busy}
      onSend={() => start({ request })}
      label={<Trans>Withdraw the request</Trans>}
      variant="secondary"
      done={<Trans>You have the credits again</Trans>}
    />
  );
}

/** The serial numbers of a request, with their caption. */
export function RequestSerials({ request }: { request: DetokenisationRequest }) {
  const { t } = useWords();
  const { data, error } = useQuery({
    queryKey: ["market", "requestSerials", String(request.id)],
    queryFn: () => readRequestSerials(request),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (data) return <SerialList ranges={data} caption={t`Serial numbers of the request`} />;
  return error ? <ErrorSentence error={classifyError(error)} /> : <Skeleton className="h-12" />;
}

/** What a request says, whoever looks at it. */
export function RequestFacts({ request }: { request: DetokenisationRequest }) {
  const { i18n } = useLingui();
  const { vintage, tonnes, registryAccount, requestedAt, status, note } = request;
  const number = String(request.id);
  const amount = String(tonnes);
  return (
    <>
      <p className="flex flex-wrap items-center justify-between gap-2">
        <span className="font-semibold">
          <Trans>Request {number}</Trans> · {amount} t
        </span>
        <Pill tone={requestTones[status]} dot>
          {i18n._(requestWords[status])}
        </Pill>
      </p>
      <VintageTitle vintage={vintage} />
      <p className="text-sm text-ink-soft">
        <Time at={requestedAt} /> ·{" "}
        <Trans>
          to the account <Verbatim text={registryAccount} /> at the registry
        </Trans>
      </p>
      {note !== "" && (
        <p className="text-sm">
          {status === "Finalised" ? <Trans>Reference of the registry:</Trans> : <Trans>Reason:</Trans>}{" "}
          <Verbatim text={note} />
        </p>
      )}
      <RequestSerials request={request} />
    </>
  );
}

/** The account's requests for release to the registry, newest first, with the way to take an unanswered one back. */
export function OwnRequests({ account }: { account: Address }) {
  const { t } = useWords();
  const { data, error } = useQuery({
    queryKey: [...marketKey, "requests", account],
    queryFn: () => readRequests({ owner: account }),
    refetchInterval: 10_000,
  });
  const { data: time } = useQuery({ queryKey: [...marketKey, "timeToAccept"], queryFn: readTimeToAccept });
  if (!data) return error ? <ErrorSentence error={classifyError(error)} /> : <Skeleton className="h-24" />;
  if (data.length === 0) return <EmptyState title={t`You have asked for no release`} />;
  return (
    <ul className="flex flex-col gap-4" data-testid="own-requests">
      {data.map((request) => (
        <li key={String(request.id)}>
          <Card className="flex flex-col gap-3 p-4">
            <RequestFacts request={request} />
            {request.status === "Requested" && time !== undefined && (
              <Withdraw request={request.id} from={request.requestedAt + time} />
            )}
          </Card>
        </li>
      ))}
    </ul>
  );
}
