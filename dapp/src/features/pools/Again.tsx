import { Trans } from "@lingui/react/macro";
import { Button } from "../../ui/index.ts";

/** Clears a form whose transaction is through, for another one. */
export function Again({ onAgain }: { onAgain: () => void }) {
  return (
    <p className="mt-2">
      <Button size="sm" variant="quiet" onClick={onAgain}>
        <Trans>Start anew</Trans>
      </Button>
    </p>
  );
}
