import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { type Address, isAddressEqual } from "viem";
import { useConnection } from "wagmi";
import {
  ActionForm,
  KeptTextField,
  MAX_DISOWN_REASON,
  readKeptText,
  useTransaction,
} from "../../transactions/index.ts";
import { Section } from "../../ui/index.ts";
import { AmendForm } from "./AmendForm.tsx";
import { ClaimForm } from "./ClaimForm.tsx";
import { CountersignForm } from "./CountersignForm.tsx";
import { DisclosureCheck } from "./DisclosureCheck.tsx";
import { useNotes } from "./Notes.tsx";
import type { Certificate } from "./readCertificate.ts";
import type { Notes } from "./readNotes.ts";

/** `amendments`: how many are shown under it. The contract refuses the word of somebody who read another number. */
function Confirm({ certificate, amendments }: { certificate: bigint; amendments: bigint }) {
  const { flow, busy, start } = useTransaction("confirmCertificate");
  return (
    <ActionForm
      flow={flow}
      busy={busy}
      onSend={() => start({ certificate, amendments })}
      label={<Trans>Confirm the certificate</Trans>}
      done={<Trans>You confirmed the certificate</Trans>}
    >
      <p className="text-sm text-ink-soft">
        <Trans>Everybody then reads that you, as the beneficiary, stand for it. Its text does not change.</Trans>
      </p>
    </ActionForm>
  );
}

function Disown({ certificate }: { certificate: bigint }) {
  const { t } = useLingui();
  const { flow, busy, start } = useTransaction("disownCertificate");
  const [typed, setTyped] = useState("");
  const reason = readKeptText(typed, MAX_DISOWN_REASON, false);
  return (
    <ActionForm
      flow={flow}
      busy={busy}
      onSend={() => reason !== undefined && start({ certificate, reason })}
      label={<Trans>Disown the certificate</Trans>}
      variant="danger"
      disabled={reason === undefined}
      done={<Trans>You disowned the certificate</Trans>}
    >
      <p className="text-sm text-ink-soft">
        <Trans>Everybody then reads that this certificate, which names your account, is not yours.</Trans>
      </p>
      <KeptTextField
        label={t`Why it is not yours (optional)`}
        value={typed}
        onChange={setTyped}
        limit={MAX_DISOWN_REASON}
        disabled={busy}
      />
    </ActionForm>
  );
}

interface RoleProps {
  certificate: Certificate;
  notes: Notes;
  account: Address;
}

/** What its beneficiary can do. */
function Beneficiary({ certificate, notes, account }: RoleProps) {
  const { t } = useLingui();
  const { id } = certificate;
  const others = !isAddressEqual(account, certificate.account);
  return (
    <Section title={t`You are the beneficiary`}>
      <div className="grid gap-6 sm:grid-cols-2" data-testid="beneficiary-actions">
        {notes.word !== "Confirmed" && <Confirm certificate={id} amendments={BigInt(notes.amendments.length)} />}
        {notes.word !== "Disowned" && <Disown certificate={id} />}
        {notes.word === "Confirmed" && others && (
          <CountersignForm certificate={id} next={notes.amendments.length + 1} beneficiary={account} />
        )}
      </div>
    </Section>
  );
}

/** What can be done with a certificate by whoever looks at it: claim, confirm, disown, countersign, amend, check a disclosure. */
export function NoteActions({ certificate }: { certificate: Certificate }) {
  const { t } = useLingui();
  const { address } = useConnection();
  const { data: notes } = useNotes(certificate);
  const { terms, account, id } = certificate;
  const is = (whose: Address | null) => address !== undefined && whose !== null && isAddressEqual(whose, address);
  return (
    <>
      {notes && terms.claimKey && !is(account) && !is(notes.beneficiary) && (
        <ClaimForm
          key={address}
          certificate={id}
          amendments={BigInt(notes.amendments.length)}
          claimKey={terms.claimKey}
          claimed={notes.claimed}
        />
      )}
      {notes && address && is(notes.beneficiary) && (
        <Beneficiary key={address} certificate={certificate} notes={notes} account={address} />
      )}
      {notes && address && is(account) && (
        <Section
          title={t`Amend it`}
          intro={t`An amendment stands below the certificate for ever. The certificate's own text stays what it is.`}
        >
          <AmendForm
            key={`${address}-${notes.amendments.length}`}
            certificate={id}
            next={notes.amendments.length + 1}
            signer={notes.word === "Confirmed" && !is(notes.beneficiary) ? notes.beneficiary : null}
          />
        </Section>
      )}
      {terms.commitment && (
        <Section
          title={t`Check a private claim`}
          intro={t`If you were told the names and the salt, the chain says whether they are what was committed to.`}
        >
          <DisclosureCheck certificate={id} />
        </Section>
      )}
    </>
  );
}
