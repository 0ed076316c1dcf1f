import { useLingui } from "@lingui/react";
import { Trans } from "@lingui/react/macro";
import { FOR_EVER, type Suspension } from "../../data/curation/index.ts";
import type { Project } from "../../data/index.ts";
import { AddressText, CidText, Notice, Time, Verbatim } from "../../ui/index.ts";
import { suspenderWords } from "./words.ts";

interface SuspensionNoticeProps {
  /** As it stands now. */
  project: Project;
  /** The one that holds; undefined as long as it is not known. */
  suspension: Suspension | undefined;
}

function Until({ by, until }: NonNullable<Project["suspension"]>) {
  if (until >= FOR_EVER) return <Trans>It lasts until the stakers lift it.</Trans>;
  if (by === "Challenge") {
    return (
      <Trans>
        It ends by itself on <Time at={until} />, if the stakers have not ruled by then.
      </Trans>
    );
  }
  return (
    <Trans>
      It ends by itself on <Time at={until} />, unless the stakers make it theirs.
    </Trans>
  );
}

/** Says that a project is suspended: by whom, why, until when, and what still works. */
export function SuspensionNotice({ project, suspension }: SuspensionNoticeProps) {
  const { _ } = useLingui();
  const by = project.suspension && _(suspenderWords[project.suspension.by]);
  const reason = suspension?.reason ?? project.statusReason;
  return (
    <Notice tone="warn" title={<Trans>This project is suspended</Trans>}>
      <div className="flex flex-col gap-1" data-testid="suspension">
        {by && (
          <p>
            <Trans>
              Suspended by {by} since <Time at={project.statusSince} dateOnly />.
            </Trans>{" "}
            {project.suspension && <Until {...project.suspension} />}
          </p>
        )}
        <p>
          <Trans>
            Issuing, offering and buying are stopped. Holders can still retire, cancel, detokenise, transfer and
            withdraw offers.
          </Trans>
        </p>
        {reason && (
          <p className="break-words">
            <Trans>
              Reason given: <Verbatim text={reason} />
            </Trans>
          </p>
        )}
        {suspension && suspension.cid !== "" && (
          <p>
            <Trans>Evidence:</Trans> <CidText cid={suspension.cid} />
          </p>
        )}
        {suspension && (
          <p>
            <Trans>
              Account: <AddressText address={suspension.account} />
            </Trans>
          </p>
        )}
      </div>
    </Notice>
  );
}
