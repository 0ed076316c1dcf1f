import { Trans, useLingui } from "@lingui/react/macro";
import type { Project, Vintage } from "../../data/index.ts";
import { countryName, formatPeriod } from "../../format/index.ts";
import { useLocale } from "../../i18n/index.ts";
import { Card, CopyButton, Facts, PageHeader, Pill } from "../../ui/index.ts";
import { ProjectStatusPill, useWords } from "../terms/index.ts";

/** What makes a vintage this vintage and no other. */
export function VintageFacts({ project, vintage }: { project: Project; vintage: Vintage }) {
  const { t } = useLingui();
  const locale = useLocale();
  const words = useWords();
  const { year, periodStart, periodEnd, kind, labels, id } = vintage;
  return (
    <>
      <PageHeader title={t`Vintage ${year}`} eyebrow={<span className="font-mono">{project.registryProjectId}</span>}>
        <p className="flex flex-wrap gap-2">
          <ProjectStatusPill status={project.status} />
          {labels.map((label) => (
            <Pill key={label}>{words.label(label)}</Pill>
          ))}
        </p>
      </PageHeader>
      <Card className="p-4 sm:p-6">
        <Facts
          facts={[
            [<Trans key="period">Monitoring period</Trans>, formatPeriod(periodStart, periodEnd, locale)],
            [<Trans key="kind">One unit stands for</Trans>, words.unitKind(kind)],
            [
              <Trans key="labels">Labels at issuance</Trans>,
              labels.length > 0 ? labels.map(words.label).join(", ") : <Trans key="none">None</Trans>,
            ],
            [<Trans key="registry">Registry</Trans>, project.registryName],
            [<Trans key="country">Country</Trans>, countryName(project.country, locale) || "–"],
            [
              <Trans key="token">Token number</Trans>,
              <span key="id" className="inline-flex items-center font-mono">
                {id}
                <CopyButton text={id} what={t`token number`} />
              </span>,
            ],
          ]}
        />
      </Card>
    </>
  );
}
