import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useTransaction } from "../../../transactions/index.ts";
import { ProjectClassField } from "../../terms/index.ts";
import { CriteriaLine } from "../projects/CriteriaLine.tsx";
import { ActDialog, type ActProps } from "./ActDialog.tsx";

/** Lists a project in a class. */
export function ListDialog({ project, prepare, onClose }: ActProps) {
  const { t } = useLingui();
  const { flow, busy, start } = useTransaction("listProject");
  const [projectClass, setClass] = useState("");
  const [strict, setStrict] = useState(false);
  const request = projectClass === "" ? undefined : { project: Number(project.id), projectClass: Number(projectClass) };
  function send() {
    setStrict(true);
    if (request) start(request);
  }
  return (
    <ActDialog
      {...{ project, prepare, onClose, flow, busy }}
      call={{ action: "listProject", request }}
      onSend={send}
      title={t`List a project`}
      label={<Trans>List the project</Trans>}
      done={t`The project is listed`}
    >
      <p className="text-sm text-ink-soft">
        <Trans>Its credits can then be issued, offered and bought. The class stays.</Trans>
      </p>
      {project.standing.averages && (
        <p className="text-sm">
          <Trans>Averages:</Trans> <CriteriaLine criteria={project.standing.averages} />
        </p>
      )}
      <ProjectClassField
        value={projectClass}
        onChange={setClass}
        disabled={busy}
        error={strict && projectClass === "" ? t`Choose a class.` : undefined}
      />
    </ActDialog>
  );
}
