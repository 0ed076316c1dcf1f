import { Trans } from "@lingui/react/macro";
import type { Hex } from "viem";
import { PROJECT_CLASSES } from "../../../data/index.ts";
import { countryFromBytes, formatPercent } from "../../../format/index.ts";
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
  return <>{formatPercent(of, 2, locale)}</>;
}

interface SerialRules {
  operators: number;
  scope: number;
}

/** How a registry numbers its units: the chain judges blocks by it for ever. */
function Numbering({ of: { operators, scope } }: { of: SerialRules }) {
  return (
    <>
      {operators === 0 ? (
        <Trans>Its serial numbers name an operator.</Trans>
      ) : (
        <Trans>Its serial numbers name no operator.</Trans>
      )}{" "}
      {scope === 0 && <Trans>It gives a number once in a batch.</Trans>}
      {scope === 1 && <Trans>It gives a number once in all batches of an operator.</Trans>}
      {scope === 2 && <Trans>It gives a number once in the whole registry.</Trans>}
    </>
  );
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
  "ProjectRegistry.admitRegistry": ([code, name, rules]) => (
    <Trans>
      Admit the registry <Quoted text={name as string} /> with the code <Quoted text={code as string} />.{" "}
      <Numbering of={rules as SerialRules} />
    </Trans>
  ),
  "ProjectRegistry.admitLabel": ([name]) => (
    <Trans>
      Admit the label <Quoted text={name as string} />
    </Trans>
  ),
  "Allotments.recall": ([vintage]) => {
    const number = Number(vintage);
    return <Trans>Take back what is allotted to vintage {number} and not issued, because a cap is exceeded</Trans>;
  },
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
