import { Trans } from "@lingui/react/macro";

/** Project. */
export function ProjectPage() {
  return (
    <h1>
      <Trans>Project</Trans>
    </h1>
  );
}
