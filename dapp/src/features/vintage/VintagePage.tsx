import { Trans, useLingui } from "@lingui/react/macro";
import { getRouteApi, Link } from "@tanstack/react-router";
import { LIST_LIMITS, type Sourced, useProjectNow, useVintage, type VintageDetail } from "../../data/index.ts";
import { buttonClass, Card, EmptyState, Section } from "../../ui/index.ts";
import { VintageAlert } from "../curation/index.ts";
import { VintageShortfall } from "../exits/index.ts";
import { AsOf } from "../freshness/index.ts";
import { CutNotice, ListingsTable, PageProblem, PageSkeleton, SupplyStatement, Timeline } from "../trail/index.ts";
import { BlocksList } from "./BlocksList.tsx";
import { RetirementsTable, sharesTonne } from "./RetirementsTable.tsx";
import { SequenceBar } from "./SequenceBar.tsx";
import { VintageFacts } from "./VintageFacts.tsx";

const route = getRouteApi("/vintages/$vintageId");

/** The trail of a vintage: its identity, its supply, every block of serial numbers, and all that happened to it. */
export function VintagePage() {
  const { t } = useLingui();
  const { vintageId } = route.useParams();
  const { data, error, isPending, refetch } = useVintage(vintageId);
  if (isPending) return <PageSkeleton />;
  if (!data) return <PageProblem error={error} what={t`vintage`} onRetry={() => void refetch()} />;
  return <VintageView key={vintageId} answer={data} />;
}

function VintageView({ answer }: { answer: Sourced<VintageDetail> }) {
  const { vintage, next, covered, blocks, listings, retirements, history } = answer.value;
  const project = useProjectNow(answer.value.project);
  const limits = answer.source === "indexer" ? LIST_LIMITS.vintage : undefined;
  return (
    <>
      <Link to="/projects/$projectId" params={{ projectId: project.id }} className="text-sm text-brand underline">
        {project.name}
      </Link>
      <VintageFacts project={project} vintage={vintage} />
      <VintageAlert project={project} vintage={vintage.id} />
      <VintageShortfall projectName={project.name} vintage={vintage} />
      <Section title={<Trans>Supply</Trans>}>
        <Card className="p-4 sm:p-6">
          <SupplyStatement supply={vintage.supply} />
        </Card>
      </Section>
      <Section
        title={<Trans>Serial numbers</Trans>}
        intro={
          <Trans>
            Exits consume the registry's serial numbers in the order of issue, first in, first out; what came back from
            a release goes first, what the registry recalled is left out. One serial number is one tonne.
          </Trans>
        }
      >
        {blocks.length > 0 ? (
          <>
            <SequenceBar blocks={blocks} covered={covered} />
            <BlocksList blocks={blocks} next={next} />
            <CutNotice count={blocks.length} limit={limits?.blocks} kept="first" />
          </>
        ) : (
          <EmptyState title={<Trans>No block of serial numbers was submitted yet.</Trans>} />
        )}
      </Section>
      <Section
        title={<Trans>Offers</Trans>}
        aside={
          <Link to="/retire/$vintageId" params={{ vintageId: vintage.id }} className={buttonClass("quiet", "sm")}>
            <Trans>Retire credits of this vintage</Trans>
          </Link>
        }
      >
        {listings.length > 0 ? (
          <ListingsTable listings={listings} projectStatus={project.status} vintages={[vintage]} />
        ) : (
          <EmptyState title={<Trans>Nothing of this vintage was ever on offer.</Trans>} />
        )}
        <CutNotice count={listings.length} limit={limits?.listings} kept="newest" />
      </Section>
      <Section
        title={<Trans>Retirements</Trans>}
        intro={
          <>
            <Trans>The exact serial numbers of each.</Trans>{" "}
            {retirements.some(sharesTonne) && (
              <Trans>In brackets: which part of that tonne, where a tonne is shared between two retirements.</Trans>
            )}
          </>
        }
      >
        {retirements.length > 0 ? (
          <RetirementsTable retirements={retirements} />
        ) : (
          <EmptyState title={<Trans>Nothing of this vintage was retired yet.</Trans>} />
        )}
        <CutNotice count={retirements.length} limit={limits?.retirements} kept="newest" />
      </Section>
      <Section title={<Trans>History</Trans>}>
        <Timeline events={history} />
        <CutNotice count={history.length} limit={limits?.history} kept="newest" />
      </Section>
      <AsOf answer={answer} />
    </>
  );
}
