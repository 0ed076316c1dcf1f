import { Plural, Trans } from "@lingui/react/macro";
import type { Sourced } from "../../data/index.ts";
import { FRESH_LAG, useIndexerStatus } from "../../data/index.ts";

/** Below a page: who told it, as of which block, and whether that is the present. */
export function AsOf({ answer }: { answer: Pick<Sourced<unknown>, "source" | "block" | "truncated"> }) {
  const status = useIndexerStatus();
  const block = answer.block.number.toString();
  const head = status && "head" in status ? status.head : null;
  const lag = head === null ? null : head - answer.block.number;
  return (
    <p className="mt-10 border-t border-line pt-4 text-sm text-ink-faint" data-source={answer.source}>
      {answer.source === "chain" ? (
        <Trans>Read from the chain itself at block {block}.</Trans>
      ) : status?.state === "fresh" && lag !== null && lag <= FRESH_LAG ? (
        <Trans>From the indexer at block {block}, checked against the chain.</Trans>
      ) : lag !== null && lag > FRESH_LAG ? (
        <>
          <Trans>From the indexer at block {block}.</Trans>{" "}
          <strong className="font-medium text-warn">
            <Plural value={Number(lag)} one="The chain is # block further." other="The chain is # blocks further." />
          </strong>
        </>
      ) : (
        <Trans>From the indexer at block {block}, not checked against the chain.</Trans>
      )}
      {answer.truncated && (
        <>
          {" "}
          <Trans>There is more than is shown here.</Trans>
        </>
      )}
    </p>
  );
}
