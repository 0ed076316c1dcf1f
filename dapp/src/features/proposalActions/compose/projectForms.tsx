import { Trans, useLingui } from "@lingui/react/macro";
import { usePortfolio } from "../../../data/index.ts";
import { AmountField } from "../../../transactions/index.ts";
import { SelectField, TextField } from "../../../ui/index.ts";
import { ProjectClassField } from "../../terms/index.ts";
import { Crbn } from "../../token/index.ts";
import { AddressField, type FormProps } from "./parts.tsx";
import { challengeRules, operationOf, PROJECT_OPERATIONS } from "./projectBuild.ts";

function ProjectChoice({ fields, set }: FormProps) {
  const { t } = useLingui();
  const { data, isPending } = usePortfolio();
  const { from } = PROJECT_OPERATIONS[operationOf(fields)];
  const fitting = (data?.value ?? []).filter(({ status }) => (from as readonly string[]).includes(status));
  return (
    <SelectField
      label={t`Project`}
      value={fields.project ?? ""}
      hint={!isPending && fitting.length === 0 && <Trans>No project is in a state for this.</Trans>}
      onChange={(event) => set({ project: event.target.value })}
    >
      <option value="">{t`Choose…`}</option>
      {fitting.map(({ id, name, registryProjectId }) => (
        <option key={id} value={id}>
          {name} ({registryProjectId})
        </option>
      ))}
    </SelectField>
  );
}

/** Everything that the stakers can do to one project. */
export function ProjectForm(props: FormProps) {
  const { t, i18n } = useLingui();
  const { fields, set, problems } = props;
  const operation = operationOf(fields);
  const takes: readonly string[] = PROJECT_OPERATIONS[operation].takes;
  const wrong = (name: string) => problems[name] && i18n._(problems[name]);
  return (
    <>
      <SelectField
        label={t`What to do`}
        value={operation}
        onChange={(event) => set({ operation: event.target.value, project: "" })}
      >
        <option value="list">{t`list it`}</option>
        <option value="suspend">{t`suspend it, or make its suspension the stakers'`}</option>
        <option value="lift">{t`lift its suspension`}</option>
        <option value="delist">{t`delist it for good`}</option>
        <option value="uphold">{t`uphold its challenge`}</option>
        <option value="dismiss">{t`dismiss its challenge`}</option>
        <option value="discard">{t`discard a curator's score`}</option>
      </SelectField>
      <ProjectChoice {...props} />
      {takes.includes("class") && (
        <ProjectClassField value={fields.class ?? ""} onChange={(typed) => set({ class: typed })} />
      )}
      {takes.includes("curator") && <AddressField {...props} name="curator" label={t`Curator`} />}
      {takes.includes("reason") && (
        <TextField
          label={t`Reason, kept on the chain`}
          value={fields.reason ?? ""}
          error={wrong("reason")}
          onChange={(event) => set({ reason: event.target.value })}
        />
      )}
      {takes.includes("cid") && (
        <TextField
          label={t`Evidence (CID)`}
          spellCheck={false}
          value={fields.cid ?? ""}
          error={wrong("cid")}
          onChange={(event) => set({ cid: event.target.value })}
        />
      )}
    </>
  );
}

/** Changes the bond of challenges, or moves money that pays their rewards. */
export function ChallengesForm({ fields, set, facts, problems }: FormProps) {
  const { t, i18n } = useLingui();
  const { bond, rewardsAvailable } = facts.challenges;
  const sweeps = fields.operation === "sweep";
  return (
    <>
      <SelectField
        label={t`What to do`}
        value={sweeps ? "sweep" : "bond"}
        onChange={(event) => set({ operation: event.target.value })}
      >
        <option value="bond">{t`change the bond`}</option>
        <option value="sweep">{t`send lost bonds to the treasury`}</option>
      </SelectField>
      {sweeps ? (
        <AmountField
          label={t`Amount`}
          hint={
            <Trans>
              <Crbn units={rewardsAvailable} /> are there. They pay the rewards of upheld challenges.
            </Trans>
          }
          unit="CRBN"
          rules={challengeRules.sweep(facts)}
          value={fields.amount ?? ""}
          onChange={(amount) => set({ amount })}
        />
      ) : (
        <AmountField
          label={t`Bond`}
          hint={
            <Trans>
              Now <Crbn units={bond} />. Open challenges keep theirs.
            </Trans>
          }
          unit="CRBN"
          rules={challengeRules.bond}
          value={fields.bond ?? ""}
          onChange={(typed) => set({ bond: typed })}
        />
      )}
      {problems.bond && <p className="text-sm text-danger">{i18n._(problems.bond)}</p>}
    </>
  );
}
