import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { paginate } from "../../../format/index.ts";
import { type Column, DataTable, EmptyState, Pagination, SelectField, TextField } from "../../../ui/index.ts";
import { StandingPill } from "../../curation/index.ts";
import { ProjectStatusPill, useWords } from "../../terms/index.ts";
import { CriteriaLine } from "./CriteriaLine.tsx";
import { DESK_VIEWS, type DeskProject, type DeskView, deskList } from "./deskList.ts";

const PAGE_SIZE = 20;

interface ProjectsTableProps {
  projects: readonly DeskProject[];
  /** Columns of the desk's own, before the last one. */
  more?: readonly Column<DeskProject>[];
  /** What can be done with a project. */
  action: (project: DeskProject) => ReactNode;
}

function useViewWords(): Record<DeskView, string> {
  const { t } = useLingui();
  const { projectStatus } = useWords();
  return {
    all: t({ message: "All", context: "projects" }),
    proposed: projectStatus("Proposed"),
    flagged: t`Flagged for review`,
    listed: projectStatus("Listed"),
    suspended: projectStatus("Suspended"),
  };
}

/** The projects on a desk, narrowed by words and by where they stand. */
export function ProjectsTable({ projects, more = [], action }: ProjectsTableProps) {
  const { t } = useLingui();
  const words = useViewWords();
  const [view, setView] = useState<DeskView>("all");
  const [text, setText] = useState("");
  const [wanted, setPage] = useState(1);
  const { items: found, page, pages } = paginate(deskList(projects, view, text), wanted, PAGE_SIZE);
  const columns: Column<DeskProject>[] = [
    {
      key: "project",
      header: t`Project`,
      primary: true,
      cell: ({ id, name, registryProjectId }) => (
        <span className="block min-w-0 sm:max-w-72">
          <Link to="/projects/$projectId" params={{ projectId: id }} className="text-brand underline">
            <bdi>{name}</bdi>
          </Link>
          <span className="block font-mono text-sm font-normal text-ink-faint">{registryProjectId}</span>
        </span>
      ),
    },
    {
      key: "status",
      header: t`Status`,
      cell: ({ status, standing, flagged }) => (
        <span className="inline-flex flex-wrap justify-end gap-1 sm:justify-start">
          <ProjectStatusPill status={status} />
          {(flagged || status === "Proposed") && <StandingPill standing={standing} flagged={flagged} />}
        </span>
      ),
    },
    {
      key: "count",
      header: t`Curators`,
      numeric: true,
      cell: ({ standing }) => <span className="tabular-nums">{standing.count}</span>,
    },
    {
      key: "averages",
      header: t`Averages`,
      cell: ({ standing }) => (standing.averages ? <CriteriaLine criteria={standing.averages} /> : "–"),
    },
    ...more,
    {
      key: "action",
      header: <span className="sr-only">{t`Actions`}</span>,
      numeric: true,
      cell: (project) => <span className="sm:whitespace-nowrap">{action(project)}</span>,
    },
  ];
  return (
    <div data-testid="desk-projects">
      <div className="mb-4 grid gap-3 sm:grid-cols-2">
        <TextField
          type="search"
          label={t`Name or number`}
          value={text}
          maxLength={100}
          onChange={(event) => {
            setText(event.target.value);
            setPage(1);
          }}
        />
        <SelectField
          label={t`Status`}
          value={view}
          onChange={(event) => {
            setView(event.target.value as DeskView);
            setPage(1);
          }}
        >
          {DESK_VIEWS.map((choice) => (
            <option key={choice} value={choice}>
              {words[choice]}
            </option>
          ))}
        </SelectField>
      </div>
      {found.length > 0 ? (
        <DataTable caption={t`Projects`} columns={columns} rows={found} rowKey={({ id }) => id} />
      ) : (
        <EmptyState title={<Trans>No project matches</Trans>} />
      )}
      <Pagination page={page} pages={pages} onPage={setPage} />
    </div>
  );
}
