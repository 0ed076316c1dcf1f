import { useLingui as useI18n } from "@lingui/react";
import { Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, useState } from "react";
import { CRITERIA, type Criterion } from "../../../data/curation/index.ts";
import { AmountField, readAmount, TransactionPanel, useTransaction } from "../../../transactions/index.ts";
import { Button, CidText, Dialog, Notice } from "../../../ui/index.ts";
import { CidField, criterionQuestions, criterionWords, readCid } from "../../curation/index.ts";
import type { DeskProject } from "../projects/deskList.ts";
import { OwnScores } from "./OwnScores.tsx";

/** Whole points from 0 to 100. */
const POINTS = { decimals: 0, minimum: 0n, maximum: 100n } as const;

/** What is typed into the four fields, as it was typed. */
export type Typed = Readonly<Record<Criterion, string>>;

/** The scores in the order and with the names of the contract; undefined as long as one is missing or none. */
export function readScores(typed: Typed) {
  const points = (name: Criterion) => {
    const read = readAmount(typed[name], POINTS);
    return read.ok ? Number(read.value) : undefined;
  };
  const [additionality, integrity, social, permanence] = CRITERIA.map(points);
  if (additionality === undefined || integrity === undefined || social === undefined || permanence === undefined) {
    return undefined;
  }
  return { additionality, integrity, social, permanence };
}

function typedOf({ own: [latest] }: DeskProject): Typed {
  const text = (name: Criterion) => (latest?.counts ? String(latest.criteria[name]) : "");
  return {
    additionality: text("additionality"),
    integrity: text("integrity"),
    socialBenefit: text("socialBenefit"),
    permanence: text("permanence"),
  };
}

function ScoreForm({ project, onClose }: { project: DeskProject; onClose: () => void }) {
  const { _ } = useI18n();
  const { t } = useLingui();
  const { flow, busy, start } = useTransaction("scoreProject");
  const [typed, setTyped] = useState(() => typedOf(project));
  const [cid, setCid] = useState("");
  const [strict, setStrict] = useState(false);
  const scores = readScores(typed);
  const rationaleCid = readCid(cid);
  const done = flow?.status === "confirmed" || flow?.status === "indexed";

  function send() {
    if (scores && rationaleCid) start({ project: Number(project.id), scores, rationaleCid });
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    setStrict(true);
    if (!busy) send();
  }
  return (
    <div className="flex flex-col gap-5">
      {!done && (
        <form onSubmit={submit} noValidate className="flex flex-col gap-4" data-testid="score-form">
          {project.metadataCid !== "" && (
            <p className="text-sm">
              <Trans>Project document:</Trans> <CidText cid={project.metadataCid} />
            </p>
          )}
          {CRITERIA.map((name) => (
            <AmountField
              key={name}
              label={_(criterionWords[name])}
              hint={_(criterionQuestions[name])}
              unit={t`points`}
              rules={POINTS}
              value={typed[name]}
              disabled={busy}
              onChange={(value) => setTyped({ ...typed, [name]: value })}
            />
          ))}
          <CidField
            label={t`Your reasons (CID)`}
            hint={t`A document on IPFS that says why. It is public.`}
            value={cid}
            onChange={setCid}
            strict={strict}
            disabled={busy}
          />
          {strict && !scores && (
            <p role="alert" className="text-sm text-danger">
              <Trans>Every criterion takes whole points from 0 to 100.</Trans>
            </p>
          )}
          <Button type="submit" busy={busy}>
            <Trans>Publish the score</Trans>
          </Button>
        </form>
      )}
      {flow && (
        <TransactionPanel flow={flow} onRetry={send}>
          <Notice tone="good" title={t`Your score counts`}>
            <Button size="sm" variant="secondary" className="mt-2" onClick={onClose}>
              <Trans>Back to the projects</Trans>
            </Button>
          </Notice>
        </TransactionPanel>
      )}
      <OwnScores scores={project.own} />
    </div>
  );
}

/** Scores a project, for the first time or again. */
export function ScoreDialog({ project, onClose }: { project: DeskProject; onClose: () => void }) {
  const { t } = useLingui();
  return (
    <Dialog open onOpenChange={onClose} title={t`Score a project`} description={<bdi>{project.name}</bdi>}>
      <ScoreForm project={project} onClose={onClose} />
    </Dialog>
  );
}
