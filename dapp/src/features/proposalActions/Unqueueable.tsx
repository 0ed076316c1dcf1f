import { Trans } from "@lingui/react/macro";
import { ErrorSentence, type TxError } from "../../transactions/index.ts";
import { Notice } from "../../ui/index.ts";

/** That the Governor could never queue a proposal, and why. */
export function Unqueueable({ refusal }: { refusal: TxError }) {
  return (
    <Notice tone="danger" title={<Trans>This proposal cannot be queued:</Trans>}>
      <ErrorSentence error={refusal} />
    </Notice>
  );
}
