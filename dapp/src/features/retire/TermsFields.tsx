import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { Notice } from "../../ui/index.ts";

/** What else the certificate is to say. */
export interface Terms {
  /** Only a commitment to the names goes to the chain. */
  hidden: boolean;
  /** A beneficiary without an address claims it later, with a code. */
  claimable: boolean;
  /** The beneficiary signs before; the certificate is theirs, and says that they confirmed it. */
  consented: boolean;
}

interface TermsFieldsProps {
  terms: Terms;
  onChange: (terms: Terms) => void;
  /** No name is there to be kept private. */
  nameless: boolean;
  /** No address is there whose account could agree. */
  unaddressed: boolean;
}

interface ChoiceProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
  label: ReactNode;
  hint: ReactNode;
}

function Choice({ checked, onChange, label, hint }: ChoiceProps) {
  return (
    <label className="flex items-start gap-3">
      <input
        type="checkbox"
        className="mt-1 size-5 shrink-0 accent-brand"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>
        {label}
        <span className="block text-sm text-ink-soft">{hint}</span>
      </span>
    </label>
  );
}

/** Whether the names stay private, whether the beneficiary claims the certificate later, and whether they agree to it before. */
export function TermsFields({ terms, onChange, nameless, unaddressed }: TermsFieldsProps) {
  return (
    <div className="mt-6 flex flex-col gap-4 border-t border-line pt-5">
      <Choice
        checked={terms.hidden}
        onChange={(hidden) => onChange({ ...terms, hidden, consented: terms.consented && !hidden })}
        label={<Trans>Keep the names private</Trans>}
        hint={
          <Trans>
            Retiring entity, beneficiary and location do not go to the chain; you can prove them to whom you choose.
          </Trans>
        }
      />
      {terms.hidden && (
        <Notice tone="warn">
          <Trans>
            Everything else stays public: amount, purpose, reference, message, period, country, any address, and your
            account. The names can only be proven with a file that you get in the next step. Nobody else has it: if it
            is lost, they can never be proven.
          </Trans>
        </Notice>
      )}
      {nameless && (
        <p role="alert" className="text-sm text-danger">
          <Trans>Write at least one name or the location: a private claim is about them.</Trans>
        </p>
      )}
      <Choice
        checked={terms.claimable}
        onChange={(claimable) => onChange({ ...terms, claimable, consented: terms.consented && !claimable })}
        label={<Trans>Let the beneficiary claim it later, with a code</Trans>}
        hint={
          <Trans>
            For a beneficiary without an account. You get a one-time code to hand on; the certificate then names no
            address.
          </Trans>
        }
      />
      <Choice
        checked={terms.consented}
        onChange={(consented) =>
          onChange(consented ? { hidden: false, claimable: false, consented } : { ...terms, consented })
        }
        label={<Trans>The beneficiary signs before</Trans>}
        hint={
          <Trans>
            For a beneficiary with an account. You give them a link, they agree by signature, then you retire. The
            certificate is theirs and says that they confirmed it.
          </Trans>
        }
      />
      {unaddressed && (
        <p role="alert" className="text-sm text-danger">
          <Trans>Write the address of the beneficiary: only its account can agree.</Trans>
        </p>
      )}
    </div>
  );
}
