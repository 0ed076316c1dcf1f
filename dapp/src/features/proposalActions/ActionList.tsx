import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { isAddress, isHex, maxUint256, zeroAddress } from "viem";
import { CopyButton, Notice, Pill } from "../../ui/index.ts";
import { type ProtectedReason, protectedReason } from "./decode/decode.ts";
import type { ProposalCall } from "./model.ts";
import { refusalOf, useDelayClass } from "./useDelay.ts";
import { CallWords } from "./words/CallWords.tsx";
import { Account, TokenAmount } from "./words/pieces.tsx";
import { useDuration } from "./words/units.ts";

const reasonWords: Record<ProtectedReason, MessageDescriptor> = {
  upgrade: msg`because it replaces code`,
  governor: msg`because it changes the Governor`,
  timelock: msg`because it changes the Timelock`,
  authority: msg`because it changes who may do what`,
  treasury: msg`because it changes the treasury Safe or what guards it`,
  guardian: msg`because it changes the guardian`,
};

function DelayOf({ call }: { call: ProposalCall }) {
  const { i18n } = useLingui();
  const duration = useDuration();
  const { data, error, isError } = useDelayClass(call);
  if (refusalOf(error)) {
    return (
      <strong className="text-danger">
        <Trans>It can never be queued.</Trans>
      </strong>
    );
  }
  if (isError) {
    return (
      <span className="text-ink-faint">
        <Trans>How long it waits could not be read.</Trans>
      </span>
    );
  }
  if (!data) return null;
  const time = duration(data.delay);
  const reason = protectedReason(call);
  return (
    <span data-testid="delay-class">
      <Pill tone={data.protected ? "warn" : "neutral"}>
        <Trans>waits {time}</Trans>
      </Pill>{" "}
      {data.protected && (reason ? i18n._(reasonWords[reason]) : <Trans>because the Governor protects it</Trans>)}
      {!data.protected && <Trans>an ordinary change</Trans>}
    </span>
  );
}

function Bytes({ call }: { call: ProposalCall }) {
  const { t } = useLingui();
  return (
    <details className="text-sm">
      <summary className="min-h-8 cursor-pointer py-1 text-brand">
        <Trans>The call itself</Trans>
      </summary>
      <dl className="mt-1 flex flex-col gap-1">
        <dt className="text-ink-faint">
          <Trans>Contract</Trans>
        </dt>
        <dd>
          <Account address={call.target} />
        </dd>
        {call.value > 0n && (
          <>
            <dt className="text-ink-faint">
              <Trans>Sends</Trans>
            </dt>
            <dd>
              <TokenAmount token={zeroAddress} amount={call.value} />
            </dd>
          </>
        )}
        <dt className="text-ink-faint">
          <Trans>Bytes</Trans> <CopyButton text={call.calldata} what={t`bytes`} />
        </dt>
        <dd className="max-h-48 overflow-y-auto font-mono text-xs break-all" data-testid="calldata">
          {call.calldata}
        </dd>
      </dl>
    </details>
  );
}

/** Whether a call is one at all; an indexer or a hostile page could hand over anything. */
function isCall({ target, calldata, value }: ProposalCall): boolean {
  const bytes = isHex(calldata) && calldata.length % 2 === 0;
  return isAddress(target, { strict: false }) && bytes && value >= 0n && value <= maxUint256;
}

interface ActionListProps {
  /** In the order in which they are made. */
  calls: readonly ProposalCall[];
}

/** What a proposal does, call by call: in words, how long each waits and why, and the bytes behind the words. */
export function ActionList({ calls }: ActionListProps) {
  return (
    <ol className="flex flex-col gap-3">
      {calls.map((call, index) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: a proposal's calls never change their order.
          key={index}
          data-testid={`action-${index + 1}`}
          className="flex min-w-0 flex-col gap-2 rounded-xl border border-line bg-surface p-4 shadow-(--shadow)"
        >
          {isCall(call) ? (
            <>
              <div className="flex gap-3">
                <span className="text-ink-faint tabular-nums">{index + 1}.</span>
                <div className="min-w-0 grow break-words">
                  <CallWords call={call} />
                </div>
              </div>
              <p className="text-sm text-ink-soft">
                <DelayOf call={call} />
              </p>
              <Bytes call={call} />
            </>
          ) : (
            <Notice tone="danger">
              <Trans>This is not a call that a chain could make.</Trans>
            </Notice>
          )}
        </li>
      ))}
    </ol>
  );
}
