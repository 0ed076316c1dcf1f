import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useState } from "react";
import type { Address } from "viem";
import { useConnection } from "wagmi";
import { plain } from "../../i18n/index.ts";
import { classifyError, ErrorSentence } from "../../transactions/index.ts";
import {
  Button,
  Loading,
  PageHeader,
  Section,
  SelectField,
  Skeleton,
  TextAreaField,
  TextField,
} from "../../ui/index.ts";
import { ConnectPrompt } from "../wallet/index.ts";
import { ActionEditor, kindWords } from "./compose/ActionEditor.tsx";
import {
  ACTION_KINDS,
  type ActionKind,
  type Draft,
  EMPTY_DRAFT,
  keepDraft,
  loadDraft,
  MAX_ACTIONS,
  nextId,
} from "./compose/draft.ts";
import { Eligibility } from "./compose/Eligibility.tsx";
import { Grants } from "./compose/Grants.tsx";
import { bytesOf, Review } from "./compose/Review.tsx";
import { type Composed, useProposal } from "./compose/useProposal.ts";

const MAX_TITLE = 120;

interface EditorProps {
  draft: Draft;
  change: (draft: Draft) => void;
  composed: Composed;
}

function Text({ draft, change }: Omit<EditorProps, "composed">) {
  const { t } = useLingui();
  const length = bytesOf(draft.body);
  return (
    <Section title={t`What and why`}>
      <div className="flex flex-col gap-4">
        <TextField
          label={t`Title`}
          value={draft.title}
          maxLength={MAX_TITLE}
          onChange={(event) => change({ ...draft, title: event.target.value })}
        />
        <TextAreaField
          label={t`Description`}
          hint={<Trans>Markdown. {length} bytes so far.</Trans>}
          rows={10}
          value={draft.body}
          onChange={(event) => change({ ...draft, body: event.target.value })}
        />
      </div>
    </Section>
  );
}

function AddAction({ draft, change }: Omit<EditorProps, "composed">) {
  const { t, i18n } = useLingui();
  const [kind, setKind] = useState<ActionKind>("commission");
  if (draft.actions.length >= MAX_ACTIONS) {
    return (
      <p className="text-sm text-ink-soft">
        <Trans>A proposal of the composer has {MAX_ACTIONS} actions at most.</Trans>
      </p>
    );
  }
  const add = () => change({ ...draft, actions: [...draft.actions, { id: nextId(draft.actions), kind, fields: {} }] });
  return (
    <div className="flex flex-wrap items-end gap-3">
      <div className="min-w-0 grow sm:max-w-sm">
        <SelectField label={t`Action`} value={kind} onChange={(event) => setKind(event.target.value as ActionKind)}>
          {ACTION_KINDS.map((name) => (
            <option key={name} value={name}>
              {i18n._(kindWords[name])}
            </option>
          ))}
        </SelectField>
      </div>
      <Button variant="secondary" onClick={add}>
        <Trans>Add the action</Trans>
      </Button>
    </div>
  );
}

function Actions({ draft, change, composed }: EditorProps) {
  const { t } = useLingui();
  const { facts, factsError, built, failures } = composed;
  const ready = built.flatMap((one) => (one.ok ? one.calls : []));
  const room = draft.actions.length < MAX_ACTIONS;
  return (
    <Section title={t`Actions`} intro={<Trans>They are made in this order, all of them or none.</Trans>}>
      <div className="flex flex-col gap-4">
        {!facts && factsError && <ErrorSentence error={classifyError(factsError)} />}
        {!facts && !factsError && (
          <Loading>
            <Skeleton className="h-40" />
          </Loading>
        )}
        {facts &&
          draft.actions.map((action, index) => (
            <ActionEditor
              key={action.id}
              action={action}
              number={index + 1}
              facts={facts}
              built={built[index] ?? { ok: false, problems: {} }}
              failure={failures.get(index)}
              onChange={(fields) =>
                change({
                  ...draft,
                  actions: draft.actions.map((one) => (one.id === action.id ? { ...one, fields } : one)),
                })
              }
              onRemove={() => change({ ...draft, actions: draft.actions.filter(({ id }) => id !== action.id) })}
            />
          ))}
        {facts && (
          <Grants
            calls={ready}
            onGrant={
              room
                ? (fields) =>
                    change({
                      ...draft,
                      actions: [{ id: nextId(draft.actions), kind: "role", fields }, ...draft.actions],
                    })
                : undefined
            }
          />
        )}
        <AddAction draft={draft} change={change} />
      </div>
    </Section>
  );
}

function Composer({ account }: { account: Address }) {
  const { t } = useLingui();
  const [draft, setDraft] = useState(loadDraft);
  const [kept, setKept] = useState(true);
  const [submitted, setSubmitted] = useState(false);
  const composed = useProposal(draft.actions);
  useEffect(() => setKept(keepDraft(submitted ? EMPTY_DRAFT : draft)), [draft, submitted]);
  const missing = [
    plain(draft.title).trim() === "" && t`A title is missing.`,
    draft.actions.length === 0 && t`An action is missing: add one above.`,
    draft.actions.length > 0 && composed.calls.length === 0 && t`An action is not complete, or not in order.`,
  ].filter((sentence) => sentence !== false);
  return (
    <>
      <Eligibility account={account} />
      <Text draft={draft} change={setDraft} />
      <Actions draft={draft} change={setDraft} composed={composed} />
      <Review
        account={account}
        title={draft.title}
        body={draft.body}
        calls={composed.calls}
        notes={composed.notes}
        missing={missing}
        onSubmitted={() => setSubmitted(true)}
        onAnother={() => {
          setSubmitted(false);
          setDraft(EMPTY_DRAFT);
        }}
      />
      <p className="mt-6 text-sm text-ink-faint">
        {kept ? (
          <Trans>What you write is kept in this browser until you submit it.</Trans>
        ) : (
          <Trans>This browser keeps nothing: what you write is lost when you leave the page.</Trans>
        )}
      </p>
    </>
  );
}

/** Composes a proposal from forms, shows what it would do, and submits it. */
export function NewProposalPage() {
  const { t } = useLingui();
  const { address } = useConnection();
  return (
    <>
      <PageHeader title={t`New proposal`}>
        <p className="max-w-prose text-ink-soft">
          <Trans>
            A proposal is one or more actions that the stakers vote on together. Submitting one takes votes and a locked
            position in Gold or Platinum; anybody may write.
          </Trans>
        </p>
      </PageHeader>
      {address ? (
        <Composer key={address} account={address} />
      ) : (
        <ConnectPrompt title={t`Connect a wallet to propose`}>
          <Trans>What your account still lacks to propose appears here.</Trans>
        </ConnectPrompt>
      )}
    </>
  );
}
