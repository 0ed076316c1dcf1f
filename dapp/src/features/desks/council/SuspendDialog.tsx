import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useTransaction } from "../../../transactions/index.ts";
import { CidField, ReasonField, readCid, readReason, useCurationRules } from "../../curation/index.ts";
import { ActDialog, type ActProps } from "./ActDialog.tsx";

const DAY = 86_400n;

/** Suspends a listed project for as long as the council can without a vote. */
export function SuspendDialog({ project, prepare, onClose }: ActProps) {
  const { t } = useLingui();
  const { flow, busy, start } = useTransaction("suspendProject");
  const { data: rules } = useCurationRules();
  const [reason, setReason] = useState("");
  const [cid, setCid] = useState("");
  const [strict, setStrict] = useState(false);
  const why = readReason(reason);
  const evidence = readCid(cid);
  const request = why && evidence ? { project: Number(project.id), reason: why, cid: evidence } : undefined;
  function send() {
    setStrict(true);
    if (request) start(request);
  }
  const days = rules && String(rules.councilSuspension / DAY);
  const rest = rules && String(rules.councilRest / DAY);
  return (
    <ActDialog
      {...{ project, prepare, onClose, flow, busy }}
      call={{ action: "suspendProject", request }}
      onSend={send}
      title={t`Suspend a project`}
      label={<Trans>Suspend the project</Trans>}
      variant="danger"
      done={t`The project is suspended`}
    >
      {rules && (
        <p className="text-sm text-ink-soft">
          <Trans>
            Issuing, offering and buying stop at once; holders keep every way out. It ends by itself after {days} days
            unless the stakers make it theirs. After that the council waits {rest} days.
          </Trans>
        </p>
      )}
      <ReasonField label={t`Reason`} value={reason} onChange={setReason} strict={strict} disabled={busy} />
      <CidField
        label={t`Evidence (CID)`}
        hint={t`A document on IPFS that says why. It is public.`}
        value={cid}
        onChange={setCid}
        strict={strict}
        disabled={busy}
      />
    </ActDialog>
  );
}
