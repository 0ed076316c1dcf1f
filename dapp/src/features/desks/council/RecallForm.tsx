import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Address } from "viem";
import { marketKey, NotFoundError } from "../../../data/index.ts";
import { formatDecimal } from "../../../format/index.ts";
import { useLocale } from "../../../i18n/index.ts";
import { ActionForm, classifyError, ErrorSentence, useTransaction } from "../../../transactions/index.ts";
import { Notice, Skeleton, TextField } from "../../../ui/index.ts";
import { Foldout } from "../blocks/BlockCard.tsx";
import { readSmall } from "../frame/values.ts";
import { Limits } from "../registrar/AllotForm.tsx";
import { type AllotmentLimits, isAboveACap, readAllotmentLimits, tryRecall } from "../registrar/readAllotment.ts";
import { SafeCall } from "./SafeCall.tsx";

/** What a recall would do to a vintage, or why it would do nothing. */
function Effect({ limits }: { limits: AllotmentLimits }) {
  const { t } = useLingui();
  const locale = useLocale();
  const back = limits.allotted - limits.least;
  const tonnes = formatDecimal(back, 0, locale);
  if (!isAboveACap(limits.shares)) {
    return (
      <Notice tone="info" title={t`Nothing of it is above its cap`}>
        <Trans>An allotment is taken back only while its type, its country or its registry is above its cap.</Trans>
      </Notice>
    );
  }
  if (back <= 0n) return <Notice tone="info" title={t`All that is allotted to it is issued already`} />;
  return (
    <Notice tone="warn" title={t`${tonnes} t are taken back`}>
      <Trans>
        They are allotted and not issued. What is issued stays; more can be issued only after a registrar allots again.
      </Trans>
    </Notice>
  );
}

interface RecallFormProps {
  account: Address;
  /** The account is not the council: the call is made for a Safe, and not sent from here. */
  prepare: boolean;
}

/** Takes back what is allotted to a vintage and not issued, while its type, country or registry is above its cap. */
export function RecallForm({ account, prepare }: RecallFormProps) {
  const { t } = useLingui();
  const { flow, busy, start, reset } = useTransaction("recallAllotment");
  const [typed, setTyped] = useState("");
  const id = readSmall(typed);
  const { data: limits, error } = useQuery({
    queryKey: [...marketKey, "allotmentLimits", id],
    queryFn: () => readAllotmentLimits(String(id)),
    enabled: id !== undefined,
    retry: (count, cause) => !(cause instanceof NotFoundError) && count < 1,
  });
  const possible = limits !== undefined && isAboveACap(limits.shares) && limits.allotted > limits.least;
  const { error: refusal } = useQuery({
    queryKey: [...marketKey, "recall", account, id],
    queryFn: () => tryRecall(account, id ?? 0),
    enabled: possible && !prepare && !flow,
    retry: false,
  });
  const fieldError = () => {
    if (typed.trim() !== "" && id === undefined) return t`Write the number of a vintage.`;
    return error instanceof NotFoundError ? t`There is no vintage with this number.` : undefined;
  };
  const request = possible && id !== undefined ? { vintage: id } : undefined;
  const fields = (
    <>
      <TextField
        label={t`Number of the vintage`}
        inputMode="numeric"
        value={typed}
        disabled={busy}
        error={fieldError()}
        onChange={(event) => {
          if (flow && !busy) reset();
          setTyped(event.target.value);
        }}
      />
      {error && !(error instanceof NotFoundError) && <ErrorSentence error={classifyError(error)} />}
      {id !== undefined && !limits && !error && <Skeleton className="h-40" />}
      {limits && !flow && (
        <>
          <Limits limits={limits} />
          <Effect limits={limits} />
        </>
      )}
      {refusal && !flow && (
        <Notice tone="danger" alert title={t`This would be refused`}>
          <ErrorSentence error={classifyError(refusal)} />
        </Notice>
      )}
    </>
  );
  const call = <SafeCall action="recallAllotment" request={request} />;
  if (prepare) {
    return (
      <div className="flex flex-col gap-4">
        {fields}
        {call}
      </div>
    );
  }
  return (
    <>
      <ActionForm
        flow={flow}
        busy={busy}
        onSend={() => request && start(request)}
        label={<Trans>Take it back</Trans>}
        variant="danger"
        disabled={!request || Boolean(refusal)}
        done={<Trans>What was not issued is taken back</Trans>}
        after={
          <button type="button" className="text-brand underline" onClick={reset}>
            <Trans>Another one</Trans>
          </button>
        }
      >
        {fields}
      </ActionForm>
      <Foldout title={t`Copy the call for a Safe`}>{call}</Foldout>
    </>
  );
}
