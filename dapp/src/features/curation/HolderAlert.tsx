import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { FOR_EVER } from "../../data/curation/index.ts";
import type { Project } from "../../data/index.ts";
import { Notice, Time, Tonnes } from "../../ui/index.ts";

/** What whoever holds a project's credits should know of it. */
export type Concern = "delisted" | "challenged" | "suspended" | "flagged";

/** The gravest concern about a project as it stands now; undefined when there is none. */
export function concernOf({ status, suspension, flagged }: Pick<Project, "status" | "suspension" | "flagged">) {
  if (status === "Delisted") return "delisted" satisfies Concern;
  if (status === "Suspended") return (suspension?.by === "Challenge" ? "challenged" : "suspended") satisfies Concern;
  return flagged ? ("flagged" satisfies Concern) : undefined;
}

function Title({ concern, name }: { concern: Concern; name: ReactNode }) {
  switch (concern) {
    case "delisted":
      return <Trans>{name} is delisted for good</Trans>;
    case "challenged":
      return <Trans>{name} is challenged, and suspended for that time</Trans>;
    case "suspended":
      return <Trans>{name} is suspended</Trans>;
    case "flagged":
      return <Trans>{name} is flagged for review</Trans>;
  }
}

interface HolderAlertProps {
  /** As it stands now. */
  project: Project;
  /** What the reader holds of its credits {unit}; nothing is said of that without it. */
  held?: bigint | undefined;
  className?: string;
}

/** Tells holders that something is the matter with their credits' project, and what they can still do. Nothing when nothing is. */
export function HolderAlert({ project, held, className }: HolderAlertProps) {
  const concern = concernOf(project);
  if (!concern) return null;
  const until = project.suspension?.until ?? FOR_EVER;
  const name = (
    <Link to="/projects/$projectId" params={{ projectId: project.id }} className="underline">
      <bdi>{project.name}</bdi>
    </Link>
  );
  return (
    <Notice
      tone={concern === "delisted" ? "danger" : concern === "flagged" ? "info" : "warn"}
      title={<Title concern={concern} name={name} />}
      {...(className !== undefined && { className })}
    >
      <div data-testid="holder-alert" data-concern={concern}>
        {held !== undefined && held > 0n && (
          <p>
            <Trans>
              You hold <Tonnes units={held} /> of it.
            </Trans>
          </p>
        )}
        {concern === "flagged" ? (
          <p>
            <Trans>
              Its curators' averages do not let it pass any more. Everything works as before; the council or the stakers
              may suspend it.
            </Trans>
          </p>
        ) : (
          <p>
            <Trans>Its credits cannot be issued, offered or bought now.</Trans>{" "}
            <Trans>
              What you hold you can always retire, cancel, detokenise and transfer, and you can withdraw your offers.
            </Trans>
          </p>
        )}
        {(concern === "suspended" || concern === "challenged") && until < FOR_EVER && (
          <p>
            <Trans>
              That ends by itself on <Time at={until} />, unless the stakers decide otherwise.
            </Trans>
          </p>
        )}
      </div>
    </Notice>
  );
}
