import { Trans, useLingui } from "@lingui/react/macro";
import { useTransaction } from "../../../transactions/index.ts";
import { ActDialog, type ActProps } from "./ActDialog.tsx";

/** Lifts a suspension that the council made. */
export function ReinstateDialog({ project, prepare, onClose }: ActProps) {
  const { t } = useLingui();
  const { flow, busy, start } = useTransaction("reinstateProject");
  const request = { project: Number(project.id) };
  return (
    <ActDialog
      {...{ project, prepare, onClose, flow, busy }}
      call={{ action: "reinstateProject", request }}
      onSend={() => start(request)}
      title={t`Lift a suspension`}
      label={<Trans>Lift the suspension</Trans>}
      done={t`The project is listed again`}
    >
      <p className="text-sm text-ink-soft">
        <Trans>Its credits can be issued, offered and bought again at once.</Trans>
      </p>
    </ActDialog>
  );
}
