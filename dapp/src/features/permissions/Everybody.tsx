import { Trans } from "@lingui/react/macro";

/** Who may call what the public role guards. No contract of ours is meant to be so open, and a reader must see it. */
export function Everybody() {
  return (
    <strong className="font-medium text-danger">
      <Trans>everybody</Trans>
    </strong>
  );
}
