import { Trans } from "@lingui/react/macro";
import { size, zeroAddress } from "viem";
import { Notice } from "../../../ui/index.ts";
import { readCall, type UnreadReason } from "../decode/decode.ts";
import type { ProposalCall } from "../model.ts";
import { GenericCall } from "./GenericCall.tsx";
import { Account, TokenAmount } from "./pieces.tsx";
import { sentences } from "./sentences.ts";

/** Calls in calls are read so deep; deeper ones are shown as bytes. */
const MAX_DEPTH = 4;

function Unread({ call, reason }: { call: ProposalCall; reason: UnreadReason }) {
  const bytes = size(call.calldata);
  return (
    <Notice tone="danger" title={<Trans>This page cannot read this call</Trans>}>
      <p>
        <Trans>
          It calls <Account address={call.target} /> with {bytes} bytes.
        </Trans>{" "}
        {reason === "contract" && <Trans>That contract is not in the address book.</Trans>}
        {reason === "function" && <Trans>That contract has no such function.</Trans>}
        {reason === "arguments" && <Trans>Its arguments are malformed, or something is hidden behind them.</Trans>}
      </p>
      <p>
        <Trans>Vote for it only if you have read its bytes and know what they do.</Trans>
      </p>
    </Notice>
  );
}

function Value({ call }: { call: ProposalCall }) {
  return (
    <p className="mt-1 text-sm">
      <Trans>
        It also sends <TokenAmount token={zeroAddress} amount={call.value} /> of the Timelock's own.
      </Trans>
    </p>
  );
}

/** What a call does, in words; a call that cannot be read says so. Never breaks, whatever the bytes are. */
export function CallWords({ call, depth = 0 }: { call: ProposalCall; depth?: number }) {
  const read = readCall(call);
  if (read.kind === "coin") {
    return (
      <Trans>
        Send <TokenAmount token={zeroAddress} amount={call.value} /> of the Timelock's own to{" "}
        <Account address={call.target} />
      </Trans>
    );
  }
  if (read.kind === "unread" || depth > MAX_DEPTH) {
    return <Unread call={call} reason={read.kind === "unread" ? read.reason : "arguments"} />;
  }
  const { contract, item, values } = read;
  const sentence = sentences[`${contract.name}.${item.name}`] ?? sentences[`*.${item.name}`];
  return (
    <>
      {sentence ? (
        sentence(values, { contract, depth })
      ) : (
        <GenericCall contract={contract.name} item={item} values={values} />
      )}
      {call.value > 0n && <Value call={call} />}
    </>
  );
}
