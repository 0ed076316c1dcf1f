import { Trans } from "@lingui/react/macro";
import { PROJECT_CLASSES } from "../../../data/index.ts";
import { useWords } from "../../terms/index.ts";
import { Evidence, ProjectName, Quoted } from "./pieces.tsx";
import type { Sentences } from "./sentence.ts";

function Listing({ project, projectClass }: { project: number; projectClass: number }) {
  const { projectClass: word } = useWords();
  const name = word(PROJECT_CLASSES[projectClass] ?? "Unassigned");
  return (
    <Trans>
      List <ProjectName project={project} /> in the class {name}, so that its credits can be issued and sold
    </Trans>
  );
}

/** Registries, projects, operators and labels. */
export const creditSentences: Sentences = {
  "ProjectRegistry.listProject": ([project, projectClass]) => (
    <Listing project={project as number} projectClass={projectClass as number} />
  ),
  "ProjectRegistry.suspendProject": ([project, reason, cid]) => (
    <Trans>
      Suspend <ProjectName project={project as number} /> as the council does, for 14 days, so that its credits are
      neither issued nor sold: <Quoted text={reason as string} /> <Evidence cid={cid as string} />
    </Trans>
  ),
  "ProjectRegistry.suspendIndefinitely": ([project, reason, cid]) => (
    <Trans>
      Suspend <ProjectName project={project as number} /> until the stakers lift it, so that its credits are neither
      issued nor sold: <Quoted text={reason as string} /> <Evidence cid={cid as string} />
    </Trans>
  ),
  "ProjectRegistry.reinstateProject": ([project]) => (
    <Trans>
      Lift the council's suspension of <ProjectName project={project as number} />
    </Trans>
  ),
  "ProjectRegistry.liftSuspension": ([project]) => (
    <Trans>
      Lift the suspension of <ProjectName project={project as number} />
    </Trans>
  ),
  "ProjectRegistry.delistProject": ([project, reason]) => (
    <Trans>
      Delist <ProjectName project={project as number} /> for good: <Quoted text={reason as string} />
    </Trans>
  ),
  "ProjectRegistry.admitRegistry": ([code, name]) => (
    <Trans>
      Admit the registry <Quoted text={name as string} /> with the code <Quoted text={code as string} />
    </Trans>
  ),
  "CarbonCredit.admitLabel": ([name]) => (
    <Trans>
      Admit the label <Quoted text={name as string} />
    </Trans>
  ),
  "CreditIssuance.admitOperator": ([registry, code]) => {
    const number = Number(registry);
    return (
      <Trans>
        Admit the serial operator <Quoted text={code as string} /> of registry {number}
      </Trans>
    );
  },
  "CreditIssuance.dismissOperator": ([operator]) => {
    const number = Number(operator);
    return <Trans>Dismiss serial operator {number}</Trans>;
  },
};
