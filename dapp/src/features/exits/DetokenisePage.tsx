import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import type { Address } from "viem";
import { useConnection } from "wagmi";
import { marketKey } from "../../data/index.ts";
import { TONNE } from "../../format/index.ts";
import {
  ActionForm,
  classifyError,
  ErrorSentence,
  KeptTextField,
  MAX_REFERENCE,
  readKeptText,
  useTransaction,
} from "../../transactions/index.ts";
import { Notice, Section, Skeleton, TextField } from "../../ui/index.ts";
import { SerialList } from "../certificate/index.ts";
import type { Retirable } from "../retire/index.ts";
import { ExitFrame } from "./ExitFrame.tsx";
import { OwnRequests } from "./OwnRequests.tsx";
import { readReservation } from "./readExits.ts";
import { readWhole } from "./wholeTonnes.ts";

interface ReservationProps {
  account: Address;
  vintage: number;
  tonnes: bigint;
  registryAccount: string;
}

/** The serial numbers that would be reserved now, or why none would. */
function Reservation({ account, vintage, tonnes, registryAccount }: ReservationProps) {
  const { t } = useLingui();
  const { data, error } = useQuery({
    queryKey: [...marketKey, "reservation", account, vintage, String(tonnes), registryAccount],
    queryFn: () => readReservation(account, vintage, tonnes, registryAccount),
    refetchInterval: 8_000,
    retry: false,
  });
  if (error) {
    return (
      <Notice tone="danger" alert title={t`This would be refused`}>
        <ErrorSentence error={classifyError(error)} />
      </Notice>
    );
  }
  if (data === undefined) return <Skeleton className="h-20" />;
  if (data === null) {
    return (
      <p className="text-sm text-ink-soft">
        <Trans>
          Serial numbers of this vintage came back or were recalled, so the exact ones are known once they are reserved.
        </Trans>
      </p>
    );
  }
  return (
    <div>
      <SerialList ranges={data} caption={t`Serial numbers that would be reserved now`} />
      <p className="mt-2 text-sm text-ink-soft">
        <Trans>These would be reserved now. An exit of the same vintage that comes first moves yours on.</Trans>
      </p>
    </div>
  );
}

function DetokeniseForm({ holding, account }: { holding: Retirable; account: Address }) {
  const { t } = useLingui();
  const { flow, busy, start } = useTransaction("requestDetokenisation");
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState("");
  const whole = holding.balance / TONNE;
  const most = String(whole);
  const tonnes = readWhole(typed, flow ? undefined : whole);
  const registryAccount = readKeptText(at, MAX_REFERENCE);
  function send() {
    if (tonnes && registryAccount) start({ vintage: holding.id, tonnes, registryAccount });
  }
  if (whole === 0n && !flow) {
    return (
      <Notice tone="info" title={t`You hold no whole tonne of this vintage`}>
        <Trans>Registries move whole serial numbers only. Parts of a tonne can be retired or sold.</Trans>
      </Notice>
    );
  }
  return (
    <ActionForm
      flow={flow}
      busy={busy}
      onSend={send}
      label={<Trans>Lock the credits and request the transfer</Trans>}
      disabled={!tonnes || !registryAccount}
      done={<Trans>The request is made</Trans>}
      after={
        <Trans>Your credits are locked and their serial numbers reserved until a registrar has dealt with it.</Trans>
      }
    >
      <TextField
        label={t`Whole tonnes`}
        hint={t`At most ${most}`}
        suffix="t"
        inputMode="numeric"
        value={typed}
        disabled={busy}
        error={typed.trim() !== "" && !tonnes ? t`Write a whole number from 1 to ${most}.` : undefined}
        onChange={(event) => setTyped(event.target.value)}
      />
      <KeptTextField
        label={t`Your account at the registry`}
        hint={t`As the registry writes it. It is public, and kept for ever.`}
        value={at}
        onChange={setAt}
        limit={MAX_REFERENCE}
        disabled={busy}
      />
      {tonnes && registryAccount && !flow && (
        <Reservation account={account} vintage={holding.id} tonnes={tonnes} registryAccount={registryAccount} />
      )}
      <Notice tone="info">
        <Trans>
          A registrar accepts the request and records the transfer, or gives the credits back with a reason. If nobody
          accepts it within 30 days, you can withdraw it.
        </Trans>
      </Notice>
    </ActionForm>
  );
}

/** Takes whole tonnes back to the registry. */
export function DetokenisePage() {
  const { t } = useLingui();
  const { vintageId } = useParams({ from: "/detokenise/$vintageId" });
  const { address } = useConnection();
  return (
    <>
      <ExitFrame
        title={t`Release credits to the registry`}
        intro={<Trans>Whole tonnes leave the chain and are transferred to your own account at the registry.</Trans>}
        vintageId={vintageId}
      >
        {(holding, account) => <DetokeniseForm holding={holding} account={account} />}
      </ExitFrame>
      {address && (
        <Section title={t`Your requests`}>
          <OwnRequests key={address} account={address} />
        </Section>
      )}
    </>
  );
}
