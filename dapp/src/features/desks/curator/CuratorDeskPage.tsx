import { Trans, useLingui } from "@lingui/react/macro";
import { getRouteApi } from "@tanstack/react-router";
import { Button, type Column } from "../../../ui/index.ts";
import { Desk } from "../frame/Desk.tsx";
import { CriteriaLine } from "../projects/CriteriaLine.tsx";
import { DeskProjects } from "../projects/DeskProjects.tsx";
import type { DeskProject } from "../projects/deskList.ts";
import { ProjectsTable } from "../projects/ProjectsTable.tsx";
import { ScoreDialog } from "./ScoreDialog.tsx";

const route = getRouteApi("/deskFrame/desk/curator");

function Work({ projects }: { projects: readonly DeskProject[] }) {
  const { t } = useLingui();
  const { project: chosen } = route.useSearch();
  const navigate = route.useNavigate();
  const open = (project: number | undefined) =>
    void navigate({ search: project === undefined ? {} : { project }, resetScroll: false });
  const scoring = projects.find(({ id, status }) => id === String(chosen) && status !== "Delisted");
  const own: Column<DeskProject> = {
    key: "own",
    header: t`Your score`,
    cell: ({ own: [latest] }) => (latest?.counts ? <CriteriaLine criteria={latest.criteria} /> : "–"),
  };
  return (
    <>
      <ProjectsTable
        projects={projects}
        more={[own]}
        action={({ id, name, own: earlier }) => (
          <Button
            size="sm"
            variant={earlier.length > 0 ? "secondary" : "primary"}
            aria-label={earlier.length > 0 ? t`Score ${name} again` : t`Score ${name}`}
            onClick={() => open(Number(id))}
          >
            {earlier.length > 0 ? <Trans>Score again</Trans> : <Trans>Score</Trans>}
          </Button>
        )}
      />
      {scoring && <ScoreDialog key={scoring.id} project={scoring} onClose={() => open(undefined)} />}
    </>
  );
}

/** Where curators score projects. */
export function CuratorDeskPage() {
  const { t } = useLingui();
  return (
    <Desk
      title={t`Curator's desk`}
      power="curator"
      intro={
        <Trans>
          You judge each project by four criteria and say why in a document. Your scores are public and stay; scoring
          again replaces the one before.
        </Trans>
      }
    >
      {(account) => <DeskProjects account={account}>{(projects) => <Work projects={projects} />}</DeskProjects>}
    </Desk>
  );
}
