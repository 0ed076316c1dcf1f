import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import type { Address } from "viem";
import { marketKey } from "../../data/index.ts";
import { formatTonnes, MIN_AMOUNT, TONNE_DECIMALS } from "../../format/index.ts";
import { useLocale } from "../../i18n/index.ts";
import {
  ActionForm,
  AmountField,
  classifyError,
  ErrorSentence,
  KeptTextField,
  MAX_REASON_BYTES,
  readAmount,
  readKeptText,
  useTransaction,
} from "../../transactions/index.ts";
import { Facts, Notice, Skeleton, TextField, Tonnes } from "../../ui/index.ts";
import type { Retirable } from "../retire/index.ts";
import { ExitFrame } from "./ExitFrame.tsx";
import { tryCover } from "./readExits.ts";
import { useShortfall } from "./ShortfallAlert.tsx";

interface CoverProps {
  holding: Retirable;
  account: Address;
}

function CoverForm({ holding, account, shortfall }: CoverProps & { shortfall: bigint }) {
  const { t } = useLingui();
  const locale = useLocale();
  const { flow, busy, start } = useTransaction("coverShortfall");
  const [typed, setTyped] = useState("");
  const [why, setWhy] = useState("");
  const [confirmed, setConfirmed] = useState("");
  const maximum = shortfall < holding.balance ? shortfall : holding.balance;
  const rules = flow ? { decimals: TONNE_DECIMALS } : { decimals: TONNE_DECIMALS, minimum: MIN_AMOUNT, maximum };
  const parsed = readAmount(typed, rules);
  const amount = parsed.ok ? parsed.value : undefined;
  const reason = readKeptText(why, MAX_REASON_BYTES, false);
  const word = t({ message: "cover", context: "typed to confirm" });
  const sure = confirmed.trim().toLowerCase() === word.toLowerCase();
  const { error } = useQuery({
    queryKey: [...marketKey, "cover", account, holding.id, String(amount), reason],
    queryFn: () => tryCover(account, holding.id, amount ?? 0n, reason ?? ""),
    enabled: amount !== undefined && reason !== undefined && !flow,
    retry: false,
  });
  const done = flow?.outcome && formatTonnes(flow.outcome.amount, locale);
  return (
    <ActionForm
      flow={flow}
      busy={busy}
      onSend={() =>
        amount !== undefined && reason !== undefined && sure && start({ vintage: holding.id, amount, reason })
      }
      label={<Trans>Burn and cover</Trans>}
      variant="danger"
      disabled={amount === undefined || reason === undefined || !sure || Boolean(error)}
      done={done ? <Trans>{done} t of the shortfall are covered</Trans> : <Trans>The shortfall is smaller</Trans>}
    >
      <Notice tone="danger" title={t`Your credits are burned, and you get nothing for them`}>
        <Trans>
          They are burned against the serial numbers that the registry recalled or reversed, so that as many fewer
          credits compete for the sound ones. There is no claim and no certificate.
        </Trans>
      </Notice>
      <AmountField label={t`Amount to burn`} unit="t" rules={rules} value={typed} onChange={setTyped} disabled={busy} />
      <KeptTextField
        label={t`Reason (optional)`}
        value={why}
        onChange={setWhy}
        limit={MAX_REASON_BYTES}
        disabled={busy}
      />
      <TextField
        label={t`To confirm, write “${word}”`}
        value={confirmed}
        disabled={busy}
        onChange={(event) => setConfirmed(event.target.value)}
      />
      {error && !flow && (
        <Notice tone="danger" alert title={t`This would be refused`}>
          <ErrorSentence error={classifyError(error)} />
        </Notice>
      )}
    </ActionForm>
  );
}

function Cover({ holding, account }: CoverProps) {
  const { t } = useLingui();
  const { data, error } = useShortfall(holding.id);
  // The form stays when it has covered the last of it: it tells so.
  const [opened, setOpened] = useState(false);
  if (!data) return error ? <ErrorSentence error={classifyError(error)} /> : <Skeleton className="h-40" />;
  const { sound, shortfall } = data;
  const possible = shortfall >= MIN_AMOUNT && holding.balance >= MIN_AMOUNT;
  if (possible && !opened) setOpened(true);
  return (
    <div className="flex flex-col gap-5">
      <Facts
        facts={[
          [t`In circulation`, <Tonnes key="circulating" units={holding.vintage.supply.circulating} />],
          [t`With sound serial numbers`, <Tonnes key="sound" units={sound} />],
          [t`Short of serial numbers`, <Tonnes key="shortfall" units={shortfall} />],
        ]}
      />
      {opened ? (
        <CoverForm holding={holding} account={account} shortfall={shortfall} />
      ) : (
        <Notice tone="info" title={shortfall === 0n ? t`Nothing is short` : t`You hold too little to cover anything`}>
          {shortfall === 0n ? (
            <Trans>Every credit of this vintage has a sound serial number.</Trans>
          ) : (
            <Trans>At least 0.001 t of this vintage are burned.</Trans>
          )}
        </Notice>
      )}
    </div>
  );
}

/** Burns credits against serial numbers that the registry recalled or reversed. */
export function CoverPage() {
  const { t } = useLingui();
  const { vintageId } = useParams({ from: "/cover/$vintageId" });
  return (
    <ExitFrame
      title={t`Cover a shortfall`}
      intro={
        <Trans>
          Where a registry recalled or reversed units, fewer sound serial numbers are left than credits. Whoever burns
          credits of that vintage makes the others whole.
        </Trans>
      }
      vintageId={vintageId}
    >
      {(holding, account) => <Cover holding={holding} account={account} />}
    </ExitFrame>
  );
}
