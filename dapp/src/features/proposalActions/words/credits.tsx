import { Trans } from "@lingui/react/macro";
import type { ProjectClass } from "../../../data/index.ts";
import { useWords } from "../../terms/index.ts";
import { ProjectName, Quoted } from "./pieces.tsx";
import type { Sentences } from "./sentence.ts";

/** The order of the contract's enum. */
export const PROJECT_CLASSES: readonly ProjectClass[] = [
  "Unassigned",
  "Nature",
  "Renewable",
  "Efficiency",
  "Industrial",
  "Removal",
];

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
  "ProjectRegistry.suspendProject": ([project, reason]) => (
    <Trans>
      Suspend <ProjectName project={project as number} />, so that its credits are neither issued nor sold:{" "}
      <Quoted text={reason as string} />
    </Trans>
  ),
  "ProjectRegistry.reinstateProject": ([project]) => (
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
