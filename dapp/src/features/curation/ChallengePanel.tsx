import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useConnection } from "wagmi";
import type { CurationRules } from "../../data/curation/index.ts";
import { Button, Card } from "../../ui/index.ts";
import { ConnectPrompt } from "../wallet/index.ts";
import { ChallengeForm } from "./ChallengeForm.tsx";

/** The way to a challenge: a button first, because few come for it. */
export function ChallengePanel({ project, rules }: { project: number; rules: CurationRules }) {
  const { t } = useLingui();
  const { address } = useConnection();
  const [open, setOpen] = useState(false);
  if (!open) {
    return (
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button variant="secondary" onClick={() => setOpen(true)}>
          <Trans>Challenge this project</Trans>
        </Button>
        <p className="min-w-0 flex-1 basis-64 text-sm text-ink-faint">
          <Trans>
            Whoever holds a locked Platinum position can say, with a bond, that it should not be listed. The stakers
            rule.
          </Trans>
        </p>
      </div>
    );
  }
  return (
    <Card className="p-4 sm:p-6">
      <h3 className="mb-3 font-semibold">
        <Trans>Challenge this project</Trans>
      </h3>
      {address ? (
        <ChallengeForm key={address} project={project} account={address} rules={rules} />
      ) : (
        <ConnectPrompt title={t`Connect a wallet to challenge the project`}>
          <Trans>It takes a locked Platinum position and a bond in CRBN.</Trans>
        </ConnectPrompt>
      )}
    </Card>
  );
}
