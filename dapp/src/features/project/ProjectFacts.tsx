import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { Project } from "../../data/index.ts";
import { useProjectMetadata } from "../../data/index.ts";
import { countryName } from "../../format/index.ts";
import { useLocale } from "../../i18n/index.ts";
import { Card, CidText, Facts, Notice, PageHeader, Pill, Time, Tonnes, Verbatim } from "../../ui/index.ts";
import { ProjectStatusPill, useWords } from "../terms/index.ts";
import { registryPage } from "./registryPage.ts";

/** The head of a project's page: name, status with a warning where one is due, and the registry's facts. */
export function ProjectFacts({ project, alert }: { project: Project; alert: ReactNode }) {
  const locale = useLocale();
  const words = useWords();
  const { data: document } = useProjectMetadata(project.metadataCid);
  const page = document?.registryUrl ?? registryPage(project.registryCode, project.registryProjectId);
  return (
    <>
      <PageHeader title={project.name} eyebrow={<span className="font-mono">{project.registryProjectId}</span>}>
        <p className="flex flex-wrap gap-2">
          <ProjectStatusPill status={project.status} />
          {project.flagged && (
            <Pill tone="warn" dot>
              <Trans>Flagged for review</Trans>
            </Pill>
          )}
          <Pill>{words.projectClass(project.projectClass)}</Pill>
        </p>
      </PageHeader>
      {project.status === "Suspended" ? <div className="mb-6">{alert}</div> : <StatusNotice project={project} />}
      <Card className="p-4 sm:p-6">
        {document?.description && <p className="mb-5 max-w-3xl whitespace-pre-line">{document.description}</p>}
        <Facts
          facts={[
            [<Trans key="registry">Registry</Trans>, `${project.registryName} (${project.registryCode})`],
            [<Trans key="country">Country</Trans>, countryName(project.country, locale) || "–"],
            [
              <Trans key="type">Type</Trans>,
              <span key="words" title={document?.typeText}>
                {words.projectType(project.projectType)}
              </span>,
            ],
            [
              <Trans key="methodology">Methodology</Trans>,
              document?.methodologies?.map((methodology) => methodology.text).join("; ") || project.methodology || (
                <Trans key="unknown">Unknown: the registry's export names none</Trans>
              ),
            ],
            [<Trans key="proponent">Proponent</Trans>, project.proponent || <Trans key="none">Not stated</Trans>],
            [<Trans key="registered">Registered here</Trans>, <Time key="time" at={project.registeredAt} dateOnly />],
            [<Trans key="issued">Issued here</Trans>, <Tonnes key="tonnes" units={project.supply.issued} />],
            [<Trans key="retired">Retired here</Trans>, <Tonnes key="gone" units={project.supply.retired} />],
            page
              ? [
                  <Trans key="page">Page at the registry</Trans>,
                  <a key="link" href={page} target="_blank" rel="noreferrer" className="text-brand underline">
                    {new URL(page).hostname}
                  </a>,
                ]
              : null,
            project.metadataCid !== "" && [
              <Trans key="document">Project document</Trans>,
              <CidText key="cid" cid={project.metadataCid} />,
            ],
            project.evidenceCids.length > 0 && [
              <Trans key="evidence">Evidence of the proposal</Trans>,
              <ul key="cids" className="space-y-1">
                {project.evidenceCids.map((cid) => (
                  <li key={cid}>
                    <CidText cid={cid} />
                  </li>
                ))}
              </ul>,
            ],
          ]}
        />
      </Card>
    </>
  );
}

function StatusNotice({ project }: { project: Project }) {
  if (project.status !== "Delisted" && project.status !== "Proposed") return null;
  return (
    <div className="mb-6">
      {project.status === "Delisted" && (
        <Notice tone="danger" title={<Trans>This project is delisted for good</Trans>}>
          <Trans>
            Since <Time at={project.statusSince} dateOnly /> its credits can no longer be issued, offered or bought.
            Holders can still retire, cancel, detokenise, transfer and withdraw offers.
          </Trans>
          <Reason text={project.statusReason} />
        </Notice>
      )}
      {project.status === "Proposed" && (
        <Notice tone="info" title={<Trans>This project is proposed</Trans>}>
          <Trans>It is registered but not listed yet, so nothing of it can be issued or bought.</Trans>
        </Notice>
      )}
    </div>
  );
}

function Reason({ text }: { text: string | null }) {
  if (!text) return null;
  return (
    <p className="mt-1 break-words">
      <Trans>
        Reason given: <Verbatim text={text} />
      </Trans>
    </p>
  );
}
