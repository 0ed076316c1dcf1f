import { Trans, useLingui } from "@lingui/react/macro";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useCuration } from "../../data/curation/index.ts";
import { LIST_LIMITS, type ProjectDetail, type Sourced, useProject, useProjectNow } from "../../data/index.ts";
import { EmptyState, Section } from "../../ui/index.ts";
import { CurationSection, SuspensionAlert } from "../curation/index.ts";
import { AsOf } from "../freshness/index.ts";
import { CutNotice, ListingsTable, PageProblem, PageSkeleton, Timeline } from "../trail/index.ts";
import { EvidenceSection } from "./EvidenceSection.tsx";
import { ProjectFacts } from "./ProjectFacts.tsx";
import { VintagesTable } from "./VintagesTable.tsx";

const route = getRouteApi("/projects/$projectId");

/** A project: what it is, where it stands, its vintages, what is on offer, and all that happened. */
export function ProjectPage() {
  const { t } = useLingui();
  const { projectId } = route.useParams();
  const { data, error, isPending, refetch } = useProject(projectId);
  if (isPending) return <PageSkeleton />;
  if (!data) return <PageProblem error={error} what={t`project`} onRetry={() => void refetch()} />;
  return <ProjectView key={projectId} answer={data} />;
}

function ProjectView({ answer }: { answer: Sourced<ProjectDetail> }) {
  const { vintages, listings, history } = answer.value;
  const project = useProjectNow(answer.value.project);
  const curation = useCuration(project.id);
  const limits = answer.source === "indexer" ? LIST_LIMITS.project : undefined;
  return (
    <>
      <Link to="/" className="text-sm text-brand underline">
        <Trans>Portfolio</Trans>
      </Link>
      <ProjectFacts project={project} alert={<SuspensionAlert project={project} curation={curation} />} />
      <Section
        title={<Trans>Offers</Trans>}
        intro={
          <Trans>Prices are without the market's commission; the purchase shows the exact total before you sign.</Trans>
        }
      >
        {listings.length > 0 ? (
          <ListingsTable listings={listings} projectStatus={project.status} vintages={vintages} showVintage />
        ) : (
          <EmptyState title={<Trans>Nothing of this project is on offer now.</Trans>} />
        )}
        <CutNotice count={listings.length} limit={limits?.listings} kept="cheapest" />
        <p className="mt-3">
          <Link to="/retire-now" search={{ project: project.id }} className="text-brand underline">
            <Trans>Buy and retire of this project in one transaction</Trans>
          </Link>
        </p>
      </Section>
      <Section
        title={<Trans>Vintages</Trans>}
        intro={<Trans>Each vintage has its own blocks of serial numbers. Open one to follow every tonne.</Trans>}
      >
        {vintages.length > 0 ? (
          <VintagesTable vintages={vintages} />
        ) : (
          <EmptyState title={<Trans>No vintage is registered yet.</Trans>} />
        )}
        <CutNotice count={vintages.length} limit={limits?.vintages} kept="newest" />
      </Section>
      <EvidenceSection projectId={project.id} />
      <CurationSection project={project} curation={curation} />
      <Section title={<Trans>History</Trans>}>
        <Timeline events={history} showVintage />
        <CutNotice count={history.length} limit={limits?.history} kept="newest" />
      </Section>
      <AsOf answer={answer} />
    </>
  );
}
