import { Trans, useLingui } from "@lingui/react/macro";
import { coin } from "../../../chain/deployment.ts";
import { AmountField } from "../../../transactions/index.ts";
import { SelectField, TextAreaField, TextField } from "../../../ui/index.ts";
import { contractNamed, upgradeable } from "../decode/known.ts";
import { HexText } from "../words/pieces.tsx";
import { rules } from "./build.ts";
import { AddressField, type FormProps } from "./parts.tsx";

/** Grants or revokes a role of the access manager. */
export function RoleForm(props: FormProps) {
  const { t } = useLingui();
  const { fields, set, facts } = props;
  return (
    <>
      <SelectField
        label={t`What to do`}
        value={fields.operation || "grant"}
        onChange={(event) => set({ operation: event.target.value })}
      >
        <option value="grant">{t`grant a role`}</option>
        <option value="revoke">{t`take a role away`}</option>
      </SelectField>
      <SelectField label={t`Role`} value={fields.role ?? ""} onChange={(event) => set({ role: event.target.value })}>
        <option value="">{t`Choose…`}</option>
        {facts.roles.map(({ id, label }) => (
          <option key={String(id)} value={String(id)}>
            {label}
          </option>
        ))}
      </SelectField>
      <AddressField {...props} name="account" label={t`Account`} />
    </>
  );
}

function PinChoice({ fields, set }: FormProps) {
  if (!contractNamed("CodePin")) {
    return (
      <p className="text-sm text-ink-soft">
        <Trans>
          The hash of the code is added to the description. No contract checks it when the proposal is executed: voters
          compare it.
        </Trans>
      </p>
    );
  }
  return (
    <div className="flex flex-col gap-1 text-sm">
      <label className="flex min-h-8 items-center gap-2">
        <input
          type="checkbox"
          className="size-5"
          checked={fields.pin !== "no"}
          onChange={(event) => set({ pin: event.target.checked ? "yes" : "no" })}
        />
        <Trans>Pin the code: the proposal fails if other code is there when it is executed</Trans>
      </label>
      {fields.pin === "no" && (
        <p className="text-ink-soft">
          <Trans>
            The hash of the code is added to the description instead. No contract checks it: voters compare it.
          </Trans>
        </p>
      )}
    </div>
  );
}

/** Replaces the code of a contract. */
export function UpgradeForm(props: FormProps) {
  const { t, i18n } = useLingui();
  const { fields, set, facts, problems } = props;
  const fact = facts.implementations[fields.implementation?.trim().toLowerCase() ?? ""];
  return (
    <>
      <SelectField
        label={t`Contract`}
        value={fields.contract ?? ""}
        onChange={(event) => set({ contract: event.target.value })}
      >
        <option value="">{t`Choose…`}</option>
        {upgradeable().map(({ name }) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </SelectField>
      <AddressField
        {...props}
        name="implementation"
        label={t`New implementation`}
        hint={<Trans>The address of the new code, which is on the chain already.</Trans>}
      />
      {fact?.hash && (
        <p className="text-sm" data-testid="found-code">
          <Trans>
            Hash of its code: <HexText hex={fact.hash} />
          </Trans>
        </p>
      )}
      <TextField
        label={t`Call after the upgrade (optional)`}
        hint={
          <Trans>The bytes of a call that the contract then makes to itself, usually to initialise what is new.</Trans>
        }
        placeholder="0x"
        spellCheck={false}
        value={fields.data ?? ""}
        error={problems.data && i18n._(problems.data)}
        onChange={(event) => set({ data: event.target.value })}
      />
      <PinChoice {...props} />
    </>
  );
}

/** A call typed by hand. */
export function CustomForm(props: FormProps) {
  const { t, i18n } = useLingui();
  const { fields, set, problems } = props;
  const wrong = (name: string) => problems[name] && i18n._(problems[name]);
  return (
    <>
      <p className="text-sm text-ink-soft">
        <Trans>For those who know the contract: nothing is checked but what the simulation finds.</Trans>
      </p>
      <AddressField {...props} name="target" label={t`Contract`} />
      <SelectField
        label={t`How it is written`}
        value={fields.mode || "signature"}
        onChange={(event) => set({ mode: event.target.value })}
      >
        <option value="signature">{t`a function and its arguments`}</option>
        <option value="bytes">{t`bytes`}</option>
      </SelectField>
      {fields.mode === "bytes" ? (
        <TextAreaField
          label={t`Bytes`}
          placeholder="0x…"
          spellCheck={false}
          value={fields.bytes ?? ""}
          error={wrong("bytes")}
          onChange={(event) => set({ bytes: event.target.value })}
        />
      ) : (
        <>
          <TextField
            label={t`Function`}
            placeholder="transfer(address to, uint256 amount)"
            spellCheck={false}
            value={fields.signature ?? ""}
            error={wrong("signature")}
            onChange={(event) => set({ signature: event.target.value })}
          />
          <TextAreaField
            label={t`Arguments`}
            hint={<Trans>One a line, amounts in smallest units; lists and tuples as JSON.</Trans>}
            spellCheck={false}
            value={fields.values ?? ""}
            error={wrong("values")}
            onChange={(event) => set({ values: event.target.value })}
          />
        </>
      )}
      <AmountField
        label={t`Coin to send along (optional)`}
        unit={coin.symbol}
        rules={rules.value}
        value={fields.value ?? ""}
        onChange={(value) => set({ value })}
      />
    </>
  );
}
