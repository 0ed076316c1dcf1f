import { Trans, useLingui } from "@lingui/react/macro";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import type { Address } from "viem";
import { chainNow } from "../../../data/index.ts";
import { Button, Card, Section, Time } from "../../../ui/index.ts";
import { Desk } from "../frame/Desk.tsx";
import { DeskProjects } from "../projects/DeskProjects.tsx";
import type { DeskProject } from "../projects/deskList.ts";
import { ProjectsTable } from "../projects/ProjectsTable.tsx";
import type { ActProps } from "./ActDialog.tsx";
import { type CouncilAct, councilActOf } from "./councilAct.ts";
import { ListDialog } from "./ListDialog.tsx";
import { RecallForm } from "./RecallForm.tsx";
import { ReinstateDialog } from "./ReinstateDialog.tsx";
import { SuspendDialog } from "./SuspendDialog.tsx";

const route = getRouteApi("/deskFrame/desk/council");

const DIALOGS = { list: ListDialog, suspend: SuspendDialog, reinstate: ReinstateDialog } as const;

function ActButton({ project, act, onClick }: { project: DeskProject; act: CouncilAct; onClick: () => void }) {
  const { t } = useLingui();
  const { name } = project;
  const words = {
    list: { label: t`List ${name}`, text: <Trans context="to list a project">List</Trans>, variant: "primary" },
    suspend: { label: t`Suspend ${name}`, text: <Trans>Suspend</Trans>, variant: "danger" },
    reinstate: {
      label: t`Lift the suspension of ${name}`,
      text: <Trans>Lift the suspension</Trans>,
      variant: "secondary",
    },
  } as const;
  const { label, text, variant } = words[act];
  return (
    <Button size="sm" variant={variant} aria-label={label} onClick={onClick}>
      {text}
    </Button>
  );
}

/** Why the council can do nothing now. */
function Waiting({ project }: { project: DeskProject }) {
  const { status, suspension, councilRestUntil } = project;
  return (
    <span className="text-sm text-ink-faint">
      {status === "Proposed" && <Trans>waits for its curators</Trans>}
      {status === "Listed" && (
        <Trans>
          rests until <Time at={councilRestUntil} dateOnly />
        </Trans>
      )}
      {status === "Suspended" && suspension?.by === "Challenge" && <Trans>the stakers rule</Trans>}
      {status === "Suspended" && suspension?.by === "Stakers" && <Trans>suspended by the stakers</Trans>}
    </span>
  );
}

/** The act that is possible when it is opened: once it is done another one would be, which nobody has asked for. */
function Act({ project, prepare, onClose }: ActProps) {
  const [act] = useState(() => councilActOf(project, chainNow()));
  const Form = act && DIALOGS[act];
  return Form ? <Form {...{ project, prepare, onClose }} /> : null;
}

interface WorkProps {
  projects: readonly DeskProject[];
  prepare: boolean;
}

function Work({ projects, prepare }: WorkProps) {
  const { project: chosen } = route.useSearch();
  const navigate = route.useNavigate();
  const open = (project: number | undefined) =>
    void navigate({ search: project === undefined ? {} : { project }, resetScroll: false });
  const now = chainNow();
  const working = projects.find(({ id }) => id === String(chosen));
  return (
    <>
      <ProjectsTable
        projects={projects}
        action={(project) => {
          const possible = councilActOf(project, now);
          return possible ? (
            <ActButton project={project} act={possible} onClick={() => open(Number(project.id))} />
          ) : (
            <Waiting project={project} />
          );
        }}
      />
      {working && <Act key={working.id} project={working} prepare={prepare} onClose={() => open(undefined)} />}
    </>
  );
}

function CouncilWork({ account, prepare }: { account: Address; prepare: boolean }) {
  return (
    <>
      <DeskProjects account={account}>{(projects) => <Work projects={projects} prepare={prepare} />}</DeskProjects>
      <Section
        title={<Trans>Take back an allotment</Trans>}
        intro={
          <Trans>
            While a project type, a country or a registry is above its cap, the council can take back what is allotted
            to a vintage of it and not issued yet.
          </Trans>
        }
      >
        <Card className="max-w-3xl p-4 sm:p-6">
          <RecallForm account={account} prepare={prepare} />
        </Card>
      </Section>
    </>
  );
}

/** Where the council lists and suspends projects. */
export function CouncilDeskPage() {
  const { t } = useLingui();
  return (
    <Desk
      title={t`Council's desk`}
      power="council"
      prepare={(account) => <CouncilWork account={account} prepare />}
      intro={
        <Trans>
          The council lists projects that their curators let pass, and can suspend a listed one for a while. Whoever has
          scored a project does not decide on its listing.
        </Trans>
      }
    >
      {(account) => <CouncilWork account={account} prepare={false} />}
    </Desk>
  );
}
