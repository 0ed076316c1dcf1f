import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { TIERS, type Tier } from "../../data/index.ts";
import { TransactionPanel, useTransaction } from "../../transactions/index.ts";
import { Button, Notice, SelectField } from "../../ui/index.ts";
import { Crbn, useTierName } from "../token/index.ts";
import type { PositionFormProps } from "./PositionDialog.tsx";
import { Relocked } from "./Relocked.tsx";
import { RelockPreview, useRelock } from "./RelockPreview.tsx";

/** Renews a position in its tier, or moves it up to a higher one. */
export function RelockForm({ position, terms, onClose, up }: PositionFormProps & { up: boolean }) {
  const { t } = useLingui();
  const tierName = useTierName();
  const higher = TIERS.filter((tier) => tier > position.tier);
  const [chosen, setChosen] = useState<Tier>(higher[0] ?? position.tier);
  const tier = up ? chosen : position.tier;
  const { flow, busy, start } = useTransaction(up ? "upgradeTier" : "renew");
  const minimum = terms.tiers[tier - 1]?.minimum ?? 0n;
  const missing = minimum > position.amount ? minimum - position.amount : 0n;
  const relock = useRelock(position, terms, tier, missing === 0n ? position.amount : undefined);
  const send = () => start({ position: position.id, terms: relock.agreed });
  const done = flow?.status === "confirmed" || flow?.status === "indexed";
  return (
    <div className="flex flex-col gap-4">
      {!done && (
        <>
          {up && (
            <SelectField
              label={t`New tier`}
              value={chosen}
              disabled={busy}
              onChange={(event) => setChosen(Number(event.target.value) as Tier)}
            >
              {higher.map((choice) => (
                <option key={choice} value={choice}>
                  {tierName(choice)}
                </option>
              ))}
            </SelectField>
          )}
          {missing > 0n ? (
            <Notice tone="warn">
              <Trans>
                This tier needs at least <Crbn units={minimum} />. Add <Crbn units={missing} /> or more to the position
                instead; the tier can be chosen there too.
              </Trans>
            </Notice>
          ) : (
            <RelockPreview position={position} terms={terms} relock={relock} amount={position.amount} busy={busy} />
          )}
          <Button busy={busy} disabled={!relock.ready && !busy} onClick={send}>
            {up ? <Trans>Move up</Trans> : <Trans>Renew</Trans>}
          </Button>
        </>
      )}
      {flow && (
        <TransactionPanel flow={flow} onRetry={send}>
          {flow.outcome && <Relocked unlock={flow.outcome.unlock} onClose={onClose} />}
        </TransactionPanel>
      )}
    </div>
  );
}
