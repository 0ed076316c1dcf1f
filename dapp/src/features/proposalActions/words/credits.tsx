import { Trans } from "@lingui/react/macro";
import type { Hex } from "viem";
import { PROJECT_CLASSES } from "../../../data/index.ts";
import { countryFromBytes, formatDecimal } from "../../../format/index.ts";
import { useLocale } from "../../../i18n/index.ts";
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

/** A share that is written in basis points. */
function Cap({ of }: { of: bigint }) {
  const locale = useLocale();
  return <>{`${formatDecimal(of, 2, locale)} %`}</>;
}

/** Registries, projects, operators, labels and caps. */
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
  "ProjectRegistry.admitLabel": ([name]) => (
    <Trans>
      Admit the label <Quoted text={name as string} />
    </Trans>
  ),
  "Allotments.setTypeCap": ([name, cap]) => (
    <Trans>
      Cap the projects of the type <Quoted text={name as string} /> at <Cap of={cap as bigint} /> of all allotted tonnes
    </Trans>
  ),
  "Allotments.setCountryCap": ([country, cap]) => (
    <Trans>
      Cap the projects of the country <Quoted text={countryFromBytes(country as Hex)} /> at <Cap of={cap as bigint} />{" "}
      of all allotted tonnes
    </Trans>
  ),
  "Allotments.setRegistryCap": ([registry, cap]) => {
    const number = Number(registry);
    return (
      <Trans>
        Cap the projects of registry {number} at <Cap of={cap as bigint} /> of all allotted tonnes
      </Trans>
    );
  },
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
