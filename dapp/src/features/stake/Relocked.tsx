import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Notice, Time } from "../../ui/index.ts";

/** A new lock is done: until when, and the way back. */
export function Relocked({ unlock, onClose }: { unlock: number; onClose: () => void }) {
  const { t } = useLingui();
  return (
    <Notice tone="good" title={t`The position is locked anew`}>
      <p>
        <Trans>
          Until <Time at={BigInt(unlock)} />.
        </Trans>
      </p>
      <Button size="sm" variant="secondary" className="mt-3" onClick={onClose}>
        <Trans>Close</Trans>
      </Button>
    </Notice>
  );
}
