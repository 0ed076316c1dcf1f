import { Trans, useLingui } from "@lingui/react/macro";
import { useConnection } from "wagmi";
import type { Challenge } from "../../data/curation/index.ts";
import { TransactionPanel, useTransaction } from "../../transactions/index.ts";
import { Button, Notice } from "../../ui/index.ts";
import { Crbn } from "../token/index.ts";
import { ConnectPrompt } from "../wallet/index.ts";

/** Ends a challenge that nobody ruled upon. Anybody can; half of the bond goes back to the challenger. */
export function Lapse({ project, challenge }: { project: number; challenge: Challenge }) {
  const { t } = useLingui();
  const { address } = useConnection();
  const { flow, busy, start } = useTransaction("lapseChallenge");
  const send = () => start({ project, challenger: challenge.challenger });
  return (
    <div className="mt-4 flex flex-col gap-3 border-t border-line pt-4">
      <p className="text-sm text-ink-soft">
        <Trans>
          The stakers did not rule in time, so the suspension is over. Anybody can end the challenge now: half of the
          bond goes back to the challenger, the other half is lost.
        </Trans>
      </p>
      {address ? (
        <Button variant="secondary" className="self-start" busy={busy} onClick={send}>
          <Trans>End the challenge</Trans>
        </Button>
      ) : (
        <ConnectPrompt title={t`Connect a wallet to end the challenge`}>
          <Trans>It costs gas only.</Trans>
        </ConnectPrompt>
      )}
      {flow && (
        <TransactionPanel flow={flow} onRetry={send}>
          {flow.outcome && (
            <Notice tone="good" title={t`The challenge has lapsed`}>
              <Trans>
                <Crbn units={flow.outcome.returned} /> went back to the challenger, <Crbn units={flow.outcome.lost} />{" "}
                are lost.
              </Trans>
            </Notice>
          )}
        </TransactionPanel>
      )}
    </div>
  );
}
