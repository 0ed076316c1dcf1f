import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { type ComponentType, useId } from "react";
import { ErrorSentence, type TxError } from "../../../transactions/index.ts";
import { Button } from "../../../ui/index.ts";
import type { Built } from "./building.ts";
import type { ActionDraft, ActionKind, Fields } from "./draft.ts";
import type { Facts } from "./facts.ts";
import { CommissionForm, LimitForm, SpendForm, TierForm } from "./moneyForms.tsx";
import type { FormProps } from "./parts.tsx";
import { ChallengesForm, ProjectForm } from "./projectForms.tsx";
import { CustomForm, RoleForm, UpgradeForm } from "./ruleForms.tsx";

/** What the composer's forms are called. */
export const kindWords: Record<ActionKind, MessageDescriptor> = {
  commission: msg`Change the commission`,
  tier: msg`Change a staking tier`,
  project: msg`List, suspend or judge a project`,
  challenges: msg`Change what challenges take`,
  spend: msg`Pay from the treasury`,
  role: msg`Grant a role or take one away`,
  upgrade: msg`Upgrade a contract`,
  limit: msg`Change the signers' limits`,
  custom: msg`Any other call`,
};

const forms: Record<ActionKind, ComponentType<FormProps>> = {
  commission: CommissionForm,
  tier: TierForm,
  project: ProjectForm,
  challenges: ChallengesForm,
  spend: SpendForm,
  role: RoleForm,
  upgrade: UpgradeForm,
  limit: LimitForm,
  custom: CustomForm,
};

interface ActionEditorProps {
  action: ActionDraft;
  /** Its place in the proposal, from 1. */
  number: number;
  facts: Facts;
  built: Built;
  /** Why the simulation of its calls fails. */
  failure: TxError | undefined;
  onChange: (fields: Fields) => void;
  onRemove: () => void;
}

/** One action's form. */
export function ActionEditor({ action, number, facts, built, failure, onChange, onRemove }: ActionEditorProps) {
  const { i18n, t } = useLingui();
  const id = useId();
  const Form = forms[action.kind];
  const problems = built.ok ? {} : built.problems;
  const set = (changes: Fields) => onChange({ ...action.fields, ...changes });
  return (
    <section
      aria-labelledby={id}
      data-testid={`editor-${number}`}
      className="flex min-w-0 flex-col gap-4 rounded-xl border border-line bg-surface p-4 shadow-(--shadow)"
    >
      <div className="flex items-start justify-between gap-3">
        <h3 id={id} className="font-semibold">
          {number}. {i18n._(kindWords[action.kind])}
        </h3>
        <Button size="sm" variant="quiet" onClick={onRemove} aria-label={t`Remove action ${number}`}>
          <Trans>Remove</Trans>
        </Button>
      </div>
      <Form fields={action.fields} set={set} facts={facts} problems={problems} />
      {problems.form && <p className="text-sm text-danger">{i18n._(problems.form)}</p>}
      {built.ok && failure && (
        <div data-testid="refusal">
          <p className="text-sm text-danger">
            <Trans>The chain would refuse this now:</Trans>
          </p>
          <ErrorSentence error={failure} />
        </div>
      )}
    </section>
  );
}
