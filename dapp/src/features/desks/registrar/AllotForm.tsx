import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type Address, isAddressEqual } from "viem";
import { marketKey, NotFoundError } from "../../../data/index.ts";
import { formatDecimal, formatPercent, formatPeriod } from "../../../format/index.ts";
import { useLocale } from "../../../i18n/index.ts";
import { ActionForm, classifyError, ErrorSentence, useTransaction } from "../../../transactions/index.ts";
import { Facts, Notice, Skeleton, TextField } from "../../../ui/index.ts";
import { readSmall } from "../frame/values.ts";
import { type AllotmentLimits, type AllottedShare, readAllotmentLimits, tryAllotment } from "./readAllotment.ts";

/** A share of all allotted tonnes, and its cap {basis point}. */
function shareText({ tonnes, total, cap }: AllottedShare, locale: string): { share: string; cap: string | null } {
  const write = (points: bigint) => formatPercent(points, 2, locale);
  return { share: write(total === 0n ? 0n : (tonnes * 10_000n) / total), cap: cap < 10_000n ? write(cap) : null };
}

/** What bounds the allotment of a vintage, in words. */
export function Limits({ limits }: { limits: AllotmentLimits }) {
  const { t } = useLingui();
  const locale = useLocale();
  const tonnes = (amount: bigint) => `${formatDecimal(amount, 0, locale)} t`;
  const titles = {
    ProjectType: t`Share of its type`,
    Country: t`Share of its country`,
    Registry: t`Share of its registry`,
  };
  const { projectName, year, periodStart, periodEnd, verified, allottedOfPeriod, allotted, least, shares } = limits;
  return (
    <div className="flex flex-col gap-3" data-testid="allotment-limits">
      <p className="font-semibold break-words">
        <bdi>{projectName}</bdi>, {year}
      </p>
      <Facts
        facts={[
          [t`Monitoring period`, formatPeriod(periodStart, periodEnd, locale)],
          [t`Verified of the period`, tonnes(verified)],
          [t`Allotted of the period`, tonnes(allottedOfPeriod)],
          [t`Allotted to this vintage`, tonnes(allotted)],
          [t`Issued of this vintage`, tonnes(least)],
          ...shares.map((each) => {
            const { share, cap } = shareText(each, locale);
            return [titles[each.dimension], cap ? t`${share} (cap ${cap})` : t`${share} (no cap)`] as const;
          }),
        ]}
      />
    </div>
  );
}

/** Reads whole tonnes, zero too; undefined for anything else. */
export function readAllotted(text: string): bigint | undefined {
  const plain = text.normalize("NFKC").trim();
  return /^\d{1,12}$/.test(plain) ? BigInt(plain) : undefined;
}

/** A registrar allots a part of a period's verified total to a vintage, with all that bounds it in view. */
export function AllotForm({ account }: { account: Address }) {
  const { t } = useLingui();
  const { flow, busy, start, reset } = useTransaction("allotVintage");
  const [vintage, setVintage] = useState("");
  const [typed, setTyped] = useState("");
  const id = readSmall(vintage);
  const { data: limits, error } = useQuery({
    queryKey: [...marketKey, "allotmentLimits", id],
    queryFn: () => readAllotmentLimits(String(id)),
    enabled: id !== undefined,
    retry: (count, cause) => !(cause instanceof NotFoundError) && count < 1,
  });
  const tonnes = readAllotted(typed);
  const own = limits !== undefined && isAddressEqual(limits.verifier, account);
  const inside = limits !== undefined && tonnes !== undefined && tonnes >= limits.least && tonnes <= limits.most;
  const { error: refusal } = useQuery({
    queryKey: [...marketKey, "allotment", account, id, String(tonnes)],
    queryFn: () => tryAllotment(account, id ?? 0, tonnes ?? 0n),
    enabled: inside && !flow,
    retry: false,
  });
  const least = String(limits?.least ?? 0n);
  const most = String(limits?.most ?? 0n);
  const change = (write: (text: string) => void) => (event: { target: { value: string } }) => {
    if (flow && !busy) reset();
    write(event.target.value);
  };
  const vintageError = () => {
    if (vintage.trim() !== "" && id === undefined) return t`Write the number of a vintage.`;
    return error instanceof NotFoundError ? t`There is no vintage with this number.` : undefined;
  };
  return (
    <ActionForm
      flow={flow}
      busy={busy}
      onSend={() => id !== undefined && tonnes !== undefined && start({ vintage: id, tonnes })}
      label={<Trans>Allot to the vintage</Trans>}
      disabled={!inside || Boolean(refusal)}
      done={<Trans>The allotment is set</Trans>}
      after={
        <button type="button" className="text-brand underline" onClick={reset}>
          <Trans>Another one</Trans>
        </button>
      }
    >
      <TextField
        label={t`Number of the vintage`}
        inputMode="numeric"
        value={vintage}
        disabled={busy}
        error={vintageError()}
        onChange={change(setVintage)}
      />
      {error && !(error instanceof NotFoundError) && <ErrorSentence error={classifyError(error)} />}
      {id !== undefined && !limits && !error && <Skeleton className="h-40" />}
      {limits && (
        <>
          <Limits limits={limits} />
          {own && (
            <Notice tone="warn" alert title={t`You verified this period`}>
              <Trans>Whoever verified the total of a period does not allot it. Another registrar has to.</Trans>
            </Notice>
          )}
          <TextField
            label={t`All that is allotted to the vintage from now on`}
            hint={t`In place of what it has: whole tonnes from ${least} to ${most}.`}
            suffix="t"
            inputMode="numeric"
            value={typed}
            disabled={busy}
            error={
              typed.trim() !== "" && !inside && !flow ? t`Write whole tonnes from ${least} to ${most}.` : undefined
            }
            onChange={change(setTyped)}
          />
        </>
      )}
      {refusal && !flow && (
        <Notice tone="danger" alert title={t`This would be refused`}>
          <ErrorSentence error={classifyError(refusal)} />
        </Notice>
      )}
    </ActionForm>
  );
}
