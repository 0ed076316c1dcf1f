import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { formatTonnes, MIN_AMOUNT, TONNE_DECIMALS } from "../../format/index.ts";
import { useLocale } from "../../i18n/index.ts";
import {
  ActionForm,
  AmountField,
  KeptTextField,
  MAX_REASON_BYTES,
  readAmount,
  readKeptText,
  useTransaction,
} from "../../transactions/index.ts";
import { Notice, TextField } from "../../ui/index.ts";
import { type Retirable, SerialPreview } from "../retire/index.ts";
import { ExitFrame } from "./ExitFrame.tsx";

function CancelForm({ holding }: { holding: Retirable }) {
  const { t } = useLingui();
  const locale = useLocale();
  const { flow, busy, start } = useTransaction("cancelCredits");
  const [typed, setTyped] = useState("");
  const [why, setWhy] = useState("");
  const [confirmed, setConfirmed] = useState("");
  const rules = flow
    ? { decimals: TONNE_DECIMALS }
    : { decimals: TONNE_DECIMALS, minimum: MIN_AMOUNT, maximum: holding.balance };
  const parsed = readAmount(typed, rules);
  const amount = parsed.ok ? parsed.value : undefined;
  const reason = readKeptText(why, MAX_REASON_BYTES, false);
  const word = t({ message: "cancel", context: "typed to confirm" });
  const sure = confirmed.trim().toLowerCase() === word.toLowerCase();
  const vintageId = String(holding.id);
  const done = flow?.outcome && formatTonnes(flow.outcome.amount, locale);
  function send() {
    if (amount !== undefined && reason !== undefined && sure) start({ vintage: holding.id, amount, reason });
  }
  return (
    <ActionForm
      flow={flow}
      busy={busy}
      onSend={send}
      label={<Trans>Cancel for good</Trans>}
      variant="danger"
      disabled={amount === undefined || reason === undefined || !sure}
      done={done ? <Trans>Cancelled: {done} t</Trans> : <Trans>The credits are cancelled</Trans>}
    >
      <Notice tone="danger" title={t`Nobody can claim what is cancelled`}>
        <p>
          <Trans>
            The credits are burned for good, without a claim and without a certificate. To claim them for somebody,
            retire them instead.
          </Trans>
        </p>
        <Link to="/retire/$vintageId" params={{ vintageId }} className="text-brand underline">
          <Trans>Retire instead</Trans>
        </Link>
      </Notice>
      <AmountField
        label={t`Amount to cancel`}
        unit="t"
        rules={rules}
        value={typed}
        onChange={setTyped}
        disabled={busy}
      />
      <KeptTextField
        label={t`Reason (optional)`}
        value={why}
        onChange={setWhy}
        limit={MAX_REASON_BYTES}
        disabled={busy}
      />
      {amount !== undefined && !flow && <SerialPreview vintage={holding.id} amount={amount} />}
      <TextField
        label={t`To confirm, write “${word}”`}
        value={confirmed}
        disabled={busy}
        onChange={(event) => setConfirmed(event.target.value)}
      />
    </ActionForm>
  );
}

/** Burns credits without a claim. */
export function CancelPage() {
  const { t } = useLingui();
  const { vintageId } = useParams({ from: "/cancel/$vintageId" });
  return (
    <ExitFrame
      title={t`Cancel credits`}
      intro={<Trans>Credits are taken out of the market for good, for nobody's claim.</Trans>}
      vintageId={vintageId}
    >
      {(holding) => <CancelForm holding={holding} />}
    </ExitFrame>
  );
}
