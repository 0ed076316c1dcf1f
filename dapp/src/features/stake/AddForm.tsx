import { Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, useState } from "react";
import { useConnection } from "wagmi";
import { TIERS, type Tier } from "../../data/index.ts";
import { readAmount, TransactionPanel, useTransaction } from "../../transactions/index.ts";
import { Button, SelectField } from "../../ui/index.ts";
import { Crbn, CrbnField, crbnRules, useCrbnBalance, useTierName } from "../token/index.ts";
import type { PositionFormProps } from "./PositionDialog.tsx";
import { Relocked } from "./Relocked.tsx";
import { RelockPreview, useRelock } from "./RelockPreview.tsx";

/** Adds to a position, in its tier or a higher one. */
export function AddForm({ position, terms, onClose }: PositionFormProps) {
  const { t } = useLingui();
  const tierName = useTierName();
  const { address } = useConnection();
  const { data: balance } = useCrbnBalance(address);
  const { flow, busy, start } = useTransaction("addToPosition");
  const [text, setText] = useState("");
  const [tier, setTier] = useState<Tier>(position.tier);

  const missing = (terms.tiers[tier - 1]?.minimum ?? 0n) - position.amount;
  const rules = crbnRules(missing > 1n ? missing : 1n, balance);
  const parsed = readAmount(text, rules);
  const added = parsed.ok ? parsed.value : undefined;
  const amount = added === undefined ? undefined : position.amount + added;
  const relock = useRelock(position, terms, tier, amount);
  const done = flow?.status === "confirmed" || flow?.status === "indexed";

  function send() {
    if (added !== undefined) start({ position: position.id, amount: added, terms: relock.agreed });
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    if (relock.ready && added !== undefined && !busy) send();
  }
  return (
    <div className="flex flex-col gap-4">
      {!done && (
        <form onSubmit={submit} className="flex flex-col gap-4" noValidate>
          <CrbnField
            label={t`Amount to add`}
            hint={
              balance === undefined ? (
                "…"
              ) : (
                <Trans>
                  You hold <Crbn units={balance} />
                </Trans>
              )
            }
            rules={rules}
            value={text}
            onChange={setText}
            max={balance}
            disabled={busy}
          />
          <SelectField
            label={t`Tier`}
            value={tier}
            disabled={busy}
            onChange={(event) => setTier(Number(event.target.value) as Tier)}
          >
            {TIERS.filter((choice) => choice >= position.tier).map((choice) => (
              <option key={choice} value={choice}>
                {tierName(choice)}
              </option>
            ))}
          </SelectField>
          {amount !== undefined && (
            <RelockPreview position={position} terms={terms} relock={relock} amount={amount} busy={busy} />
          )}
          <Button type="submit" busy={busy} disabled={!(relock.ready && added !== undefined) && !busy}>
            <Trans>Add and lock anew</Trans>
          </Button>
        </form>
      )}
      {flow && (
        <TransactionPanel flow={flow} onRetry={send}>
          {flow.outcome && <Relocked unlock={flow.outcome.unlock} onClose={onClose} />}
        </TransactionPanel>
      )}
    </div>
  );
}
