import { Trans, useLingui } from "@lingui/react/macro";
import type { UseQueryResult } from "@tanstack/react-query";
import { useQuery } from "@tanstack/react-query";
import { CURATION_LIMITS, type Curation, readCurationRules, suspensionAt } from "../../data/curation/index.ts";
import { chainNow, marketKey, type Project, type Sourced } from "../../data/index.ts";
import { classifyError, ErrorSentence } from "../../transactions/index.ts";
import { EmptyState, Loading, Section, Skeleton } from "../../ui/index.ts";
import { CutNotice } from "../trail/index.ts";
import { ChallengePanel } from "./ChallengePanel.tsx";
import { Challenges } from "./Challenges.tsx";
import { DeskLink } from "./DeskLink.tsx";
import { Scores } from "./Scores.tsx";
import { StandingCard } from "./Standing.tsx";
import { SuspensionNotice } from "./SuspensionNotice.tsx";
import { SuspensionsList } from "./SuspensionsList.tsx";

interface CurationProps {
  /** As it stands now. */
  project: Project;
  curation: UseQueryResult<Sourced<Curation>>;
}

/** The bounds of curation. They are the contracts' code, so they are asked for once. */
export function useCurationRules() {
  return useQuery({
    queryKey: [...marketKey, "curationRules"],
    queryFn: readCurationRules,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** The alert of a suspended project's page. */
export function SuspensionAlert({ project, curation }: CurationProps) {
  if (project.status !== "Suspended") return null;
  const { data } = curation;
  return <SuspensionNotice project={project} suspension={data && suspensionAt(data.value.suspensions, chainNow())} />;
}

/** What curators think of a project, who challenged it, and who suspended it when. */
export function CurationSection({ project, curation }: CurationProps) {
  const { t } = useLingui();
  const { data: rules } = useCurationRules();
  const { data, error } = curation;
  const id = Number(project.id);
  if (!data) {
    return (
      <Section title={<Trans>Curation</Trans>}>
        {error ? (
          <ErrorSentence error={classifyError(error)} />
        ) : (
          <Loading>
            <Skeleton className="h-40" />
          </Loading>
        )}
      </Section>
    );
  }
  const { standing, scores, suspensions, challenges } = data.value;
  const limits = data.source === "indexer" ? CURATION_LIMITS : undefined;
  const open = challenges.some(({ status }) => status === "Open");
  return (
    <>
      <Section
        title={<Trans>Curation</Trans>}
        intro={<Trans>Independent curators score every project from 0 to 100 and say why.</Trans>}
        aside={<DeskLink project={project} />}
      >
        <StandingCard project={project} standing={standing} rules={rules} />
        <div className="mt-4">
          {scores.length > 0 && <Scores scores={scores} caption={t`Scores`} />}
          <CutNotice count={scores.length} limit={limits?.scores} kept="newest" />
        </div>
      </Section>
      <Section title={<Trans>Challenges</Trans>}>
        <div className="flex flex-col gap-4">
          {challenges.length > 0 ? (
            <Challenges project={id} challenges={challenges} />
          ) : (
            <EmptyState title={<Trans>Nobody has challenged this project.</Trans>} />
          )}
          <CutNotice count={challenges.length} limit={limits?.challenges} kept="newest" />
          {project.status === "Listed" && !open && rules && <ChallengePanel project={id} rules={rules} />}
        </div>
      </Section>
      {suspensions.length > 0 && (
        <Section title={<Trans>Suspensions</Trans>}>
          <SuspensionsList suspensions={suspensions} />
          <CutNotice count={suspensions.length} limit={limits?.suspensions} kept="newest" />
        </Section>
      )}
    </>
  );
}
